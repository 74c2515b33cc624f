import path from 'node:path';
import { type IWorldOptions, World } from '@cucumber/cucumber';
import type { Pickle } from '@cucumber/messages';
import { Accessibility } from '../support/accessibility/accessibility';
import { speaksOfPassing } from '../support/browser/clock';
import type { RecordedStep, Recordings } from '../support/browser/recording';
import { BrowserSession } from '../support/browser/session';
import { ComponentSession } from '../support/components/session';
import { DatabaseSession } from '../support/databases/session';
import { Evidence } from '../support/evidence/evidence';
import { type FileFacts, KEPT_FILE } from '../support/evidence/kept-file';
import { newTrace } from '../support/evidence/trace';
import { ApiSession } from '../support/http/session';
import { Screenshots } from '../support/screenshots/screenshots';
import { resetOf } from '../support/settings/reset';
import { Snapshots } from '../support/snapshots/snapshots';
import { Streams } from '../support/streams/streams';
import { Draws } from '../support/values/draws';
import { Values } from '../support/values/values';
import { Patience } from '../support/wait/patience';
import { Webhooks } from '../support/webhooks/webhooks';
import { Actors } from './actors';
import { taggedMode } from './contract-tag';
import { DocStrings } from './doc-strings';
import { Failing } from './failing';
import { hidingOptions } from './hide';
import { keepFile } from './keep-file';
import { isWatchedBySomebody, pause } from './pause';
import { ScenarioServices } from './services';
import { networkOf, targetOf } from './target';
import { ScenarioTime } from './time';
import type {
  ActorWorld,
  ApiWorld,
  BrowserWorld,
  ComponentWorld,
  DatabaseWorld,
  LinkWorld,
  LookWorld,
  MockWorld,
  NetworkWorld,
  PauseWorld,
  ServiceWorld,
  SnapshotWorld,
  StreamWorld,
  TimeWorld,
  WebhookWorld,
} from './views';
import { type Origin, threadGuard, type WorkerParts, workerParts } from './worker';

/**
 * One scenario, fresh for each attempt. Its parts cost nothing until a step uses them: no request is sent and no
 * browser opened for a scenario that needs none. Steps ask for one of the views in `views.ts`.
 */
export class BrineWorld
  extends World
  implements
    ApiWorld,
    BrowserWorld,
    ComponentWorld,
    DatabaseWorld,
    LinkWorld,
    LookWorld,
    MockWorld,
    NetworkWorld,
    PauseWorld,
    ServiceWorld,
    ActorWorld,
    StreamWorld,
    TimeWorld,
    WebhookWorld,
    SnapshotWorld
{
  readonly worker: WorkerParts = { ...workerParts() };
  /** Remembered by all that this attempt starts. */
  readonly origin: Origin = threadGuard().origin(() => this.#title);
  /** Of the scenario, with their `@`. */
  tags: readonly string[] = [];
  readonly trace = newTrace(this.worker.run);
  readonly evidence = new Evidence();
  /** How often what was attached hides something, by name. */
  readonly redactions = new Map<string, number>();
  readonly docStrings = new DocStrings();
  readonly failing = new Failing();
  readonly patience = new Patience(this.worker.settings.timeouts.expect);
  readonly values = new Values(this.worker.settings.values, process.env);
  readonly draws = new Draws(() => this.worker.tally('draws', 1));
  readonly services = new ScenarioServices(
    this.worker.services,
    { traceId: this.trace.traceId, run: this.worker.run },
    () => {
      this.worker.identities = new Map();
    },
  );
  readonly time = new ScenarioTime({
    services: this.worker.services,
    browser: () => this.browser,
    header: this.worker.settings.time.header,
  });
  readonly links = this.worker.links;
  readonly mocks = this.worker.mocks;
  readonly actors = new Actors(this.worker, {
    api: () => this.api,
    browser: () => this.browser,
    time: this.time,
  });

  /** The surfaces that something has asked for so far. */
  readonly made: { browser?: BrowserSession; components?: ComponentSession } = {};

  // Made when a step asks for them.
  #accessibility: Accessibility | undefined;
  #api: ApiSession | undefined;
  #databases: DatabaseSession | undefined;
  #screenshots: Screenshots | undefined;
  #snapshots: Snapshots | undefined;
  #streams: Streams | undefined;
  #webhooks: Webhooks | undefined;
  #pickle: Pickle | undefined;
  #attempt = 0;
  #step: (() => RecordedStep) | undefined;
  #title = 'a scenario';

  constructor(options: IWorldOptions) {
    super(hidingOptions(options));
  }

  /** Takes in which scenario this is. @param attempt 0 for the first one. */
  begin(pickle: Pickle, attempt: number): void {
    const { uri, location, name, tags, steps } = pickle;
    this.#pickle = pickle;
    this.#attempt = attempt;
    this.#title = `«${name}» (${uri.replaceAll('\\', '/')}:${location?.line ?? 0})`;
    this.tags = tags.map(({ name }) => name);
    if (steps.some(({ text }) => speaksOfPassing(text))) void this.browser.clock.install();
    this.links.begin({
      traceId: this.trace.traceId,
      record: (exchange) => this.evidence.add(exchange),
      recordStatement: (statement) => this.evidence.statements.push(statement),
    });
    this.mocks.begin({
      traceId: this.trace.traceId,
      contract: taggedMode(this.tags),
      record: (exchange) => this.evidence.add(exchange),
      tell: (note) => this.log(note),
    });
    this.draws.begin(this.worker.seed, {
      uri,
      line: location?.line ?? 0,
      column: location?.column ?? 0,
      attempt,
    });
  }

  get snapshots(): Snapshots {
    if (this.#snapshots) return this.#snapshots;
    const { root } = this.worker.settings;
    this.#snapshots = new Snapshots({ root, env: process.env, values: this.values });
    this.#snapshots.begin(this.#pickle?.uri ?? '');
    return this.#snapshots;
  }

  get webhooks(): Webhooks {
    this.#webhooks ??= new Webhooks();
    return this.#webhooks;
  }

  get databases(): DatabaseSession {
    this.#databases ??= new DatabaseSession({
      databases: this.worker.databases,
      root: this.worker.settings.root,
      keeps: (name) => resetOf(this.worker.settings, name) !== 'rows',
      seed: () => this.draws.next(),
    });
    return this.#databases;
  }

  get api(): ApiSession {
    this.#api ??= this.newApi();
    return this.#api;
  }

  get browser(): BrowserSession {
    if (this.made.browser) return this.made.browser;
    const browser = this.#openBrowser();
    this.made.browser = browser;
    browser.begin(this.tags, this.#attempt);
    if (this.#step) browser.beginStep(this.#step);
    return browser;
  }

  get components(): ComponentSession {
    if (this.made.components) return this.made.components;
    const components = new ComponentSession({
      browser: this.browser,
      address: async () => await this.worker.components(),
      settings: this.worker.settings,
      fill: (text) => this.values.fill(text),
    });
    this.made.components = components;
    components.begin(this.#pickle?.steps ?? [], this.tags);
    return components;
  }

  get accessibility(): Accessibility {
    this.#accessibility ??= new Accessibility({
      settings: this.worker.settings.accessibility,
      root: this.worker.settings.root,
      env: process.env,
      component: async (page) => ((await this.components.isOn(page)) ? this.components.last.name : undefined),
      tell: (note) => this.log(note),
    });
    return this.#accessibility;
  }

  get screenshots(): Screenshots {
    if (this.#screenshots) return this.#screenshots;
    const { screenshots, root } = this.worker.settings;
    this.#screenshots = new Screenshots({
      settings: screenshots,
      root,
      env: process.env,
      tell: (note) => this.log(note),
    });
    this.#screenshots.begin(this.#pickle?.uri ?? '');
    return this.#screenshots;
  }

  get streams(): Streams {
    this.#streams ??= new Streams({
      prepare: async (address) => await this.api.prepare(address),
      actor: () => this.actors.current,
    });
    return this.#streams;
  }

  /** The step that runs next, as the feature or phrase has it. */
  beginStep(describe: () => RecordedStep): void {
    this.#step = describe;
    this.made.browser?.beginStep(describe);
    this.failing.begin(describe);
  }

  async keepFile(bytes: Uint8Array, facts: FileFacts): Promise<void> {
    const file = await keepFile(path.join(this.worker.settings.root, 'reports', 'output'), bytes, facts);
    this.attach(JSON.stringify(file), { mediaType: KEPT_FILE, fileName: facts.name });
  }

  async pause(): Promise<void> {
    if (isWatchedBySomebody()) await pause(this, [`Paused in ${this.#title}:`]);
    else this.log('To pause here, run with --debug.');
  }

  /**
   * Closes what the scenario opened, in reverse order, also after failures.
   *
   * @returns what is to be kept of the browser's recordings.
   */
  async close(failed: boolean): Promise<Recordings> {
    let recordings: Recordings = { recordings: [], faults: [] };
    try {
      this.links.restore();
      this.time.close();
      this.mocks.end();
      await this.#streams?.close();
    } finally {
      try {
        if (this.made.browser) recordings = await this.made.browser.close({ failed });
      } finally {
        await Promise.resolve(this.#webhooks?.close())
          .finally(async () => await this.#emptyDatabases())
          .finally(async () => await this.services.release())
          .finally(async () => await this.worker.databases.uncover());
      }
    }
    return recordings;
  }

  async #emptyDatabases(): Promise<void> {
    for (const note of (await this.#databases?.close()) ?? []) this.log(note);
  }

  /** Another API client of this scenario: its own draft and response, the same evidence. For arranging. */
  newApi(): ApiSession {
    const { time, worker } = this;
    const { settings } = worker;
    return new ApiSession({
      target: (name) => targetOf(this.worker, name ?? settings.api.default ?? ''),
      known: (name) => void this.worker.services.settingsOf(name),
      record: (exchange) => this.evidence.add(exchange),
      // Asked for with each request.
      get headers() {
        return { ...settings.api.headers, ...time.headers };
      },
      timeout: settings.timeouts.request,
      trace: this.trace.traceparent,
      root: settings.root,
      network: networkOf(this.worker),
    });
  }

  #openBrowser(): BrowserSession {
    const { settings, contexts, web } = this.worker;
    return new BrowserSession({
      contexts,
      baseUrl: web,
      settings: settings.browser,
      pages: settings.pages,
      patience: this.patience,
      headers: () => ({ traceparent: this.trace.traceparent, ...this.time.headers }),
      record: (exchange) => this.evidence.add(exchange),
      root: settings.root,
    });
  }
}
