import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { IRunConfiguration } from '@cucumber/cucumber/api';
import { runCucumber } from '@cucumber/cucumber/api';
import { newDatabaseMark } from '../../support/databases/server';
import { buildServices } from '../../support/services/build/cargo';
import type { LoadedSettings } from '../../support/settings/settings';
import { newSeed } from '../../support/values/draws';
import { SILENT } from '../formats/formats';
import { SharedMemory } from '../guard/memory';
import { startWatchdog } from '../guard/watch';
import { makeAnew } from '../hold/former';
import { type Held, holdFolder } from '../hold/hold';
import { conductWith } from '../open';
import type { Progress } from '../progress/progress';
import { checkBrowserTags } from '../scenarios/browser-tags';
import { checkEnvironments } from '../scenarios/environments';
import type { Placed } from '../scenarios/placed';
import { learnSecrets } from '../secrets';
import { Supplies } from '../supplies/supplies';
import { closeOpened, warm } from '../worker/warm';
import { type Ran, Scenarios } from './scenarios';
import type { SupportCode } from './support-code';
import { Turn } from './turn';

/** What is to run. */
export interface Wanted {
  /** Paths as Cucumber takes them. */
  paths: readonly string[];
  /** Feature files all of whose scenarios run, and keys of others; everything unless given. */
  uris?: ReadonlySet<string>;
  keys?: ReadonlySet<string>;
  /** When what made it necessary was seen, in milliseconds of `performance.now()`. */
  since?: number;
}

/** Everything that stays warm while somebody works: services, databases, browser, front end, step definitions. */
export class WatchSession implements AsyncDisposable {
  readonly scenarios = new Scenarios();
  readonly #memory: SharedMemory;
  readonly #output: string;
  readonly #held: Held;
  readonly #supplies: Supplies;
  readonly #modules = new Set<string>();
  #provided: Promise<void> | undefined;
  #turn: Turn | undefined;

  constructor(
    readonly settings: LoadedSettings,
    private readonly support: SupportCode,
    private readonly configuration: IRunConfiguration,
    readonly progress: Progress,
  ) {
    const { env } = process;
    learnSecrets(settings, env);
    this.#output = path.join(settings.root, 'reports', 'output', 'watch');
    mkdirSync(this.#output, { recursive: true });
    const databases = newDatabaseMark();
    const say = (line: string) => progress.line(line);
    this.#held = holdFolder(this.#output, { startedAt: new Date(), databases, env, say });
    const run = path.join(this.#output, 'run');
    makeAnew(run);
    const { step, blocked, cap } = settings.timeouts;
    this.#memory = SharedMemory.make({ blocked, cap: Math.max(cap, step) });
    startWatchdog(this.#memory, run);
    this.#supplies = new Supplies(
      { settings: withDevServer(settings), env, progress, output: run },
      { seed: env.BRINE_SEED || newSeed(), databases, died: this.#held.died?.databases },
    );
    warm.kept = true;
    warm.asked = (asked) => this.#modules.add(asked.split('?')[0] ?? asked);
  }

  /**
   * Runs scenarios and tells how they came out.
   *
   * @returns whether they ran to their end.
   */
  async run({ paths, uris, keys, since }: Wanted): Promise<boolean> {
    this.#memory.set('cancelled', 0);
    const turn = new Turn(this.#surroundings(), { uris, keys, since });
    this.#turn = turn;
    conductWith(turn);
    const { sources, formats } = this.configuration;
    const around = {
      cwd: this.settings.root,
      stdout: process.stdout,
      stderr: process.stderr,
      env: process.env,
    };
    try {
      await runCucumber(
        {
          ...this.configuration,
          sources: { ...sources, paths: [...paths] },
          formats: { ...formats, stdout: SILENT, files: {}, publish: false },
          support: this.support.library,
        },
        around,
      );
    } finally {
      this.#turn = undefined;
    }
    for (const line of turn.lines()) this.progress.line(line);
    return !turn.aborted;
  }

  /** Has what runs now end as soon as it can; it is nobody's result. */
  abort(): void {
    if (!this.#turn) return;
    this.#turn.aborted = true;
    this.#memory.set('cancelled', 1);
  }

  /** Builds services anew; those that came out differently are started again by the next scenario. @throws SetupError */
  async rebuild(names: readonly string[]): Promise<void> {
    const cargo = names.flatMap((name) => {
      const service = this.settings.services[name];
      return service && 'cargo' in service ? [[name, service.cargo] as const] : [];
    });
    this.progress.line(`Building ${names.join(' and ')} …`);
    await buildServices(Object.fromEntries(cargo), {
      progress: (line) => this.progress.detail(line),
      timeout: this.settings.timeouts.build,
      env: { ...process.env, CARGO_TERM_COLOR: 'never', BRINE_RUN_ID: undefined },
    });
    this.progress.end();
    await warm.parts?.renew(names);
    await this.#supplies.renew(names);
  }

  /** Service → binary that cargo built. */
  get executables(): Readonly<Record<string, string>> {
    return this.#supplies.executables;
  }

  /** Addresses of the front end's own servers. */
  get servers(): readonly string[] {
    return this.#supplies.servers;
  }

  /** No page that is open may go on with what it has loaded. */
  async freshPages(): Promise<void> {
    await warm.parts?.freshPages();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    conductWith(undefined);
    await closeOpened();
    await this.#supplies[Symbol.asyncDispose]();
    if (this.#held.lock) rmSync(this.#held.lock, { force: true });
  }

  #surroundings(): ConstructorParameters<typeof Turn>[0] {
    return {
      scenarios: this.scenarios,
      progress: this.progress,
      provide: async (scenarios) => await this.#provide(scenarios),
      reached: () => this.#reached(),
      forget: () => this.#modules.clear(),
    };
  }

  /** Once for all runs; what could not be made is tried again with the next. @throws SetupError */
  async #provide(scenarios: readonly Placed[]): Promise<void> {
    checkEnvironments(scenarios, this.settings);
    checkBrowserTags(scenarios);
    this.#provided ??= this.#supplies.provide(
      scenarios.map(({ pickle }) => pickle),
      { remember: true },
    );
    try {
      await this.#provided;
    } catch (error) {
      this.#provided = undefined;
      throw error;
    }
  }

  #reached(): Pick<Ran, 'services' | 'modules'> {
    const names = Object.keys(this.settings.services);
    return {
      services: new Set(names.filter((name) => warm.parts?.reaches(name))),
      modules: new Set(this.#modules),
    };
  }
}

/** Whoever writes the app wants its own server, which has each change at once; a build would take its time each time. */
function withDevServer(settings: LoadedSettings): LoadedSettings {
  const { web } = settings;
  return web && 'vite' in web ? { ...settings, web: { ...web, mode: 'dev' } } : settings;
}
