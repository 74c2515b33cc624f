import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { IRunConfiguration } from '@cucumber/cucumber/api';
import { BrineError } from '../../support/errors/brine-error';
import { loadFault } from '../../support/errors/load-fault';
import { loadSettings } from '../../support/settings/load';
import type { LoadedSettings } from '../../support/settings/settings';
import { Progress } from '../progress/progress';
import { Files } from './files';
import { hearKeys, type Wish } from './keyboard';
import { changesAll, concerns, planFor } from './plan';
import { type Wanted, WatchSession } from './session';
import { SupportCode } from './support-code';

/** Exit codes: somebody ended it; a signal did; it is to be started again, because what it stands on has changed. */
const ENDED = 0;
const CANCELLED = 130;
const AGAIN = 75;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const WAITING = 'Waiting for a save. Enter: all, f: what failed, q: end.';

/**
 * Runs scenarios, and again what each save has to do with, until somebody ends it.
 *
 * @returns the exit code.
 * @throws SetupError when there is nothing to begin with.
 */
export async function watchProject(root: string, configuration: IRunConfiguration): Promise<number> {
  const settings = loadSettings(root, process.env);
  const support = new SupportCode(root, configuration);
  await support.load();
  await using session = new WatchSession(settings, support, configuration, new Progress(process.stderr));
  await using watch = new Watch(session, support, configuration.sources.paths);
  return await watch.untilEnd();
}

/** What is to be done next. A save comes before a wish: it is what somebody waits for. */
class Watch implements AsyncDisposable {
  readonly #files: Files;
  readonly #stopKeys: () => void;
  readonly #saved = new Set<string>();
  /** By file, of those that were saved. */
  readonly #contents = new Map<string, string>();
  #since: number | undefined;
  #wish: Wish | undefined = 'all';
  #end: number | undefined;
  #wake = () => {};

  constructor(
    private readonly session: WatchSession,
    private readonly support: SupportCode,
    private readonly words: readonly string[],
  ) {
    this.#files = new Files(foldersOf(session.settings), (files, since) => this.#save(files, since));
    this.#stopKeys = hearKeys(process.stdin, (wish) => this.#want(wish));
    for (const signal of SIGNALS) process.on(signal, () => this.#stop(CANCELLED));
  }

  /** @returns the exit code. */
  async untilEnd(): Promise<number> {
    await this.#files.ready();
    while (this.#end === undefined) {
      await this.#do();
      if (this.#isIdle()) this.#say(WAITING);
      while (this.#isIdle()) await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    return this.#end;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopKeys();
    await this.#files[Symbol.asyncDispose]();
  }

  async #do(): Promise<void> {
    const saved = [...this.#saved];
    const since = this.#since;
    this.#saved.clear();
    this.#since = undefined;
    try {
      if (saved.length > 0) await this.#answer(saved, since);
      else await this.#grant();
    } catch (error) {
      this.#say(told(error, this.session.settings.root));
    }
  }

  /** Runs what saved files have to do with. */
  async #answer(saved: readonly string[], since: number | undefined): Promise<void> {
    const around = this.#around;
    const names = saved.map((file) => path.relative(this.session.settings.root, file).replaceAll('\\', '/'));
    if (changesAll(saved, around)) {
      this.#say(`\n${names.join(', ')} was saved: beginning again …`);
      this.#stop(AGAIN);
      return;
    }
    this.#say(`\n${names.join(', ')} ${names.length === 1 ? 'was' : 'were'} saved:`);
    const wanted = await planFor(saved, around);
    if (wanted.uris?.size === 0 && wanted.keys?.size === 0) {
      this.#say('No scenario that is watched has to do with it.');
      return;
    }
    const whole = await this.session.run({ ...wanted, ...(since !== undefined && { since }) });
    // What was left off for another save is still to be answered.
    if (!whole && this.#end === undefined) for (const file of saved) this.#saved.add(file);
  }

  async #grant(): Promise<void> {
    const wish = this.#wish;
    this.#wish = undefined;
    if (wish === 'quit' || wish === undefined) return;
    const failed = wish === 'failed' ? this.session.scenarios.failed : [];
    if (wish === 'failed' && failed.length === 0) {
      this.#say('Nothing has failed.');
      return;
    }
    const wanted: Wanted =
      wish === 'failed'
        ? {
            paths: [...new Set(failed.map(({ uri }) => uri))],
            uris: new Set(),
            keys: new Set(failed.map(({ key }) => key)),
          }
        : { paths: this.words };
    this.#say(wish === 'failed' ? '\nWhat failed:' : '\nAll:');
    await this.session.run(wanted);
  }

  #save(files: readonly string[], since: number): void {
    const concerning = files.filter((file) => concerns(file, this.#around) && this.#isNew(file));
    if (concerning.length === 0) return;
    for (const file of concerning) this.#saved.add(file);
    this.#since ??= since;
    this.session.abort();
    this.#wake();
  }

  #want(wish: Wish): void {
    if (wish === 'quit') this.#stop(ENDED);
    else this.#wish = wish;
    this.#wake();
  }

  #stop(code: number): void {
    this.#end ??= code;
    this.session.abort();
    this.#wake();
  }

  /** Whether it holds something else than when it was last saved: editors and disks tell of one save twice. */
  #isNew(file: string): boolean {
    const content = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const known = this.#contents.get(file) === content;
    this.#contents.set(file, content);
    return !known;
  }

  get #around(): Parameters<typeof planFor>[1] {
    return { session: this.session, support: this.support, words: this.words };
  }

  #isIdle(): boolean {
    return this.#end === undefined && this.#saved.size === 0 && this.#wish === undefined;
  }

  #say(line: string): void {
    this.session.progress.line(line);
  }
}

/** The project, and what of its services and front end lies elsewhere. */
function foldersOf({ root, services, web, components }: LoadedSettings): string[] {
  const cargo = Object.values(services).flatMap((one) =>
    'cargo' in one ? [path.dirname(one.cargo.manifest)] : [],
  );
  const vite = web && 'vite' in web ? [web.vite] : [];
  const all = [root, ...cargo, ...vite, ...(components.root === undefined ? [] : [components.root])];
  return all.filter((one, at) => !all.some((other, index) => index < at && isWithin(one, other)));
}

function isWithin(folder: string, other: string): boolean {
  const inside = path.relative(other, folder);
  return !inside.startsWith('..') && !path.isAbsolute(inside);
}

/** Cucumber wraps what its plugins throw. */
function told(error: unknown, root: string): string {
  for (let one = error; one instanceof Error; one = one.cause)
    if (one instanceof BrineError) return one.message;
  const { where, text } = loadFault(error, root);
  return [...(where === undefined ? [] : [`at ${where}`]), text].join('\n');
}
