import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findOne } from '../browser/elements/locate';
import { quiet } from '../browser/elements/quiet';
import { type View, whereOf } from '../browser/elements/view';
import { byRole, nameRole } from '../browser/elements/wanted';
import type { BrowserSession } from '../browser/session/session';
import type { ScreenshotSettings } from '../settings/browser-settings';
import { fileOf, writeWhole } from '../snapshots/file';
import { modeOf } from '../snapshots/mode';
import { renewalOf } from '../snapshots/renewal';
import { type Comparison, compare } from './compare';
import {
  type Mismatch,
  ScreenshotFileError,
  ScreenshotMismatchError,
  ScreenshotMissingError,
  ScreenshotMovesError,
  ScreenshotSizeError,
} from './errors';
import type { Mask } from './masks';
import { shoot, shootStill } from './shoot';

export interface ScreenshotOptions {
  settings: Required<ScreenshotSettings>;
  /** Folder of the project. */
  root: string;
  /**
   * `BRINE_UPDATE_SNAPSHOTS` renews screenshots, `CI` forbids to write new ones, and with `BRINE_BROWSER_WS` the
   * browser runs on a machine that nothing is known of.
   */
  env: NodeJS.ProcessEnv;
  /** Takes what the reader of the report should know. */
  tell(note: string): void;
}

/** A picture that helps to see what differs. */
export interface Picture {
  /** `orders list (expected).png`. */
  name: string;
  png: Buffer;
}

type Different = Extract<Comparison, { kind: 'size' | 'different' }>;

/** Milliseconds that a page may take to load; one that listens to its server never comes to an end. */
const LOAD_LIMIT = 2_000;

/** Files that this process wrote: two scenarios that renew the same one would undo each other's work. */
const written = new Set<string>();

/** The screenshots that one scenario compares. */
export class Screenshots {
  readonly #options: ScreenshotOptions;
  readonly #failed = new Map<string, Picture[]>();
  #uri = '';
  #line = 0;

  constructor(options: ScreenshotOptions) {
    this.#options = options;
  }

  /**
   * @param uri of the feature file, from the folder of the project.
   * @param line of the scenario in it.
   */
  begin(uri: string, line = 0): void {
    this.#uri = uri;
    this.#line = line;
  }

  /** Expected, actual and difference of the comparisons that failed last. */
  get failed(): Picture[] {
    return [...this.#failed.values()].flat();
  }

  /**
   * Compares what the window shows, or the part of the page that steps look inside, with a screenshot; writes one that
   * is missing, and renews one where that is asked for. It looks once.
   *
   * @throws ScreenshotMismatchError, ScreenshotSizeError, ScreenshotMissingError, ScreenshotMovesError,
   *   ScreenshotFileError, SnapshotNameError, ElementNotFoundError
   */
  async check(session: BrowserSession, name: string, masks: readonly Mask[] = []): Promise<void> {
    await this.#check(await session.view(), name, masks);
  }

  /** @throws as `check`, and AmbiguousElementError. */
  async checkElement(
    session: BrowserSession,
    element: { name: string; role: string },
    name: string,
  ): Promise<void> {
    const view = await session.view();
    const scope = await findOne(view, byRole(element.name, element.role));
    await this.#check({ ...view, scope, inside: nameRole(element.name, element.role) }, name, []);
  }

  async #check(view: View, name: string, masks: readonly Mask[]): Promise<void> {
    const { root, env } = this.#options;
    const shown = fileOf(this.#uri, name, this.#ending(view)).replaceAll(path.sep, '/');
    const file = path.resolve(root, shown);
    const expected = await readPicture(file);
    const { update, write } = modeOf(env);
    if (!expected) {
      if (!write) throw new ScreenshotMissingError(name, shown);
      return await this.#write(view, name, masks, { file, shown, done: 'written' });
    }
    const compareWith = async (actual: Buffer) => await this.#compare(expected, actual, name, shown);
    this.#failed.delete(file);
    if ((await compareWith(await shoot(view, masks))).kind === 'equal') return;
    const { picture: actual } = await shootStill(view, masks);
    const comparison = await compareWith(actual);
    if (comparison.kind === 'equal') return;
    const contested = written.has(file);
    if (!update || contested) {
      this.#failed.set(file, picturesOf(name, expected, actual, comparison));
      const scenario = { uri: this.#uri, line: this.#line, environment: env.BRINE_ENV };
      const renewal = contested ? undefined : renewalOf(scenario);
      throw this.#mismatch({ what: whatOf(view), picture: name, file: shown, renewal }, comparison);
    }
    await this.#write(view, name, masks, { file, shown, done: 'renewed' });
  }

  /** A page that still loads must not become what later runs are held against. */
  async #write(
    view: View,
    name: string,
    masks: readonly Mask[],
    { file, shown, done }: { file: string; shown: string; done: 'written' | 'renewed' },
  ): Promise<void> {
    await view.page.waitForLoadState('networkidle', { timeout: LOAD_LIMIT }).catch(() => {});
    await quiet(view.page);
    const { picture, still } = await shootStill(view, masks);
    if (!still) throw new ScreenshotMovesError(whatOf(view), whereOf(view), name);
    await writeWhole(file, picture);
    written.add(file);
    this.#options.tell(`The screenshot "${name}" was ${done}: ${shown}\nLook at it and commit it.`);
  }

  async #compare(expected: Buffer, actual: Buffer, name: string, shown: string) {
    const comparison = await compare(expected, actual, this.#options.settings);
    if (comparison.kind === 'unreadable') throw new ScreenshotFileError(name, shown);
    return comparison;
  }

  #mismatch(facts: Mismatch, comparison: Different): Error {
    return comparison.kind === 'size'
      ? new ScreenshotSizeError(facts, comparison.expected, comparison.actual)
      : new ScreenshotMismatchError(facts, comparison.difference, this.#options.settings.tolerance);
  }

  /** Browsers and platforms draw text differently. */
  #ending({ page }: View): string {
    const kind = page.context().browser()?.browserType().name() ?? 'chromium';
    const platform = this.#options.env.BRINE_BROWSER_WS ? 'remote' : process.platform;
    return `${kind}-${platform}.png`;
  }
}

async function readPicture(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function picturesOf(name: string, expected: Buffer, actual: Buffer, comparison: Different): Picture[] {
  const picture = (what: string, png: Buffer) => ({ name: `${name} (${what}).png`, png });
  const both = [picture('expected', expected), picture('actual', actual)];
  if (comparison.kind !== 'different') return both;
  const { image, together } = comparison.difference;
  return [picture('expected, difference, actual', together), ...both, picture('difference', image)];
}

function whatOf({ inside }: View): string {
  return inside ? inside.replace('the', 'The') : 'The page';
}
