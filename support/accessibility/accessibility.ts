import path from 'node:path';
import { findOne } from '../browser/elements/locate';
import { type View, whereOf } from '../browser/elements/view';
import { byRole, nameRole } from '../browser/elements/wanted';
import type { BrowserSession } from '../browser/session/session';
import { RUN } from '../home/home';
import type { AccessibilitySettings } from '../settings/browser-settings';
import { modeOf } from '../snapshots/mode';
import { compare, type Known, pageKey, partKey, rulesOf } from './baseline';
import { readBaseline } from './baseline-file';
import { AccessibilityError, AccessibilityExceptionError, describeGone } from './errors';
import { type Exception, expectKnown } from './exceptions';
import { Renewal } from './renewal';
import { scan } from './scan';

export interface AccessibilityOptions {
  settings: Required<AccessibilitySettings>;
  /** Folder of the project. */
  root: string;
  /** `BRINE_UPDATE_SNAPSHOTS` writes the first baseline and takes out what is mended. */
  env: NodeJS.ProcessEnv;
  /** Name of the component that is on the page; undefined for a page of the app. */
  component(page: View['page']): Promise<string | undefined>;
  /** Takes what the reader of the report should know. */
  tell(note: string): void;
}

/** Checks pages against the accessibility rules of axe, and what is known against its baseline. */
export class Accessibility {
  readonly #options: AccessibilityOptions;

  constructor(options: AccessibilityOptions) {
    this.#options = options;
  }

  /**
   * The page, or the part of it that steps look inside, breaks no rule but those excepted. It looks once.
   *
   * @throws AccessibilityError, AccessibilityExceptionError, UnknownRuleError, BaselineFileError
   */
  async check(session: BrowserSession, exceptions: readonly Exception[] = []): Promise<void> {
    await this.#check(await session.view(), exceptions);
  }

  /** @throws as `check`, and ElementNotFoundError or AmbiguousElementError. */
  async checkElement(session: BrowserSession, name: string, role: string): Promise<void> {
    const view = await session.view();
    const scope = await findOne(view, byRole(name, role));
    await this.#check({ ...view, scope, inside: nameRole(name, role) }, []);
  }

  /** The baseline's file as messages call it. */
  get #shown(): string {
    const { root, settings } = this.#options;
    return path.relative(root, settings.baseline).replaceAll(path.sep, '/');
  }

  async #check(view: View, exceptions: readonly Exception[]): Promise<void> {
    const component = await this.#options.component(view.page);
    const whole = !view.inside && component === undefined;
    const { violations, rules } = await scan(view, this.#options.settings.standards, whole);
    expectKnown(exceptions, rules);
    const excepted = new Set(exceptions.map(({ rule }) => rule));
    const counted = violations.filter(({ rule }) => !excepted.has(rule));
    const what = view.inside ? view.inside.replace('the', 'The') : 'The page';
    const key =
      component === undefined ? pageKey(view.page.url(), view.inside) : partKey(component, view.inside);
    const { start, renewal } = await this.#baseline();
    const first = renewal !== undefined && start === undefined;
    const { beyond, known, gone } = compare(counted, first ? rulesOf(counted) : start?.[key]);
    if (beyond.length > 0) {
      throw new AccessibilityError(what, whereOf(view), beyond, { known, baseline: this.#shown });
    }
    const stale = exceptions.filter(({ rule }) => violations.every((violation) => violation.rule !== rule));
    if (stale.length > 0) throw new AccessibilityExceptionError(what, whereOf(view), stale);
    await renewal?.record(key, rulesOf(counted));
    if (first && known > 0) this.#options.tell(this.#written(key, known));
    if (!first && Object.keys(gone).length > 0)
      this.#options.tell(this.#gone(key, gone, renewal !== undefined));
  }

  async #baseline(): Promise<{ start: Known | undefined; renewal?: Renewal }> {
    const { settings, env, root } = this.#options;
    if (!modeOf(env).update) {
      return { start: await readBaseline(settings.baseline, this.#shown) };
    }
    const renewal = new Renewal(settings.baseline, this.#shown, path.join(root, 'reports', 'output'));
    return { start: await renewal.start(), renewal };
  }

  #written(key: string, known: number): string {
    const count = known === 1 ? '1 element' : `${known} elements`;
    return `The accessibility baseline was written: ${this.#shown} allows ${count} on ${key}.\nIt may only shrink from now on.`;
  }

  #gone(key: string, gone: Known[string], renewed: boolean): string {
    const lines = describeGone(gone);
    return renewed
      ? `Taken out of ${this.#shown}, unless another scenario of this run sees it on ${key}:\n${lines}`
      : `${this.#shown} allows more on ${key} than there is:\n${lines}\nIf it is mended: ${RUN} --update-snapshots, with all scenarios.`;
  }
}
