import type { Pickle } from '@cucumber/messages';
import { Accessibility } from '../support/accessibility/accessibility';
import type { RecordedStep, Recordings } from '../support/browser/evidence/recording';
import { BrowserSession } from '../support/browser/session/session';
import { ComponentSession } from '../support/components/session';
import { DatabaseSession } from '../support/databases/session';
import type { Evidence } from '../support/evidence/evidence';
import type { Trace } from '../support/evidence/trace';
import { ApiSession } from '../support/http/session';
import { Screenshots } from '../support/screenshots/screenshots';
import { resetOf } from '../support/settings/reset';
import { Snapshots } from '../support/snapshots/snapshots';
import { Streams } from '../support/streams/streams';
import type { Draws } from '../support/values/draws';
import type { Values } from '../support/values/values';
import type { Patience } from '../support/wait/patience';
import { Webhooks } from '../support/webhooks/webhooks';
import type { Actors } from './actors';
import { networkOf, targetOf } from './target';
import type { ScenarioTime } from './time';
import type { WorkerParts } from './worker';

/** The scenario that they belong to. */
export interface Scenario {
  readonly worker: WorkerParts;
  /** With their `@`. */
  readonly tags: readonly string[];
  readonly trace: Trace;
  readonly evidence: Evidence;
  readonly values: Values;
  readonly draws: Draws;
  readonly patience: Patience;
  readonly time: ScenarioTime;
  readonly actors: Actors;
  log(text: string): void;
}

/** Where a scenario meets the outside: each is opened when a step first asks for it, and closed when the scenario ends. */
export class Surfaces {
  /** Those that something has asked for so far. */
  readonly made: { browser?: BrowserSession; components?: ComponentSession } = {};
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

  constructor(private readonly scenario: Scenario) {}

  /** Takes in which scenario this is. @param attempt 0 for the first one. */
  begin(pickle: Pickle, attempt: number): void {
    this.#pickle = pickle;
    this.#attempt = attempt;
  }

  /** The step that runs next, as the feature or phrase has it. */
  beginStep(describe: () => RecordedStep): void {
    this.#step = describe;
    this.made.browser?.beginStep(describe);
  }

  get snapshots(): Snapshots {
    if (this.#snapshots) return this.#snapshots;
    const { values, worker } = this.scenario;
    this.#snapshots = new Snapshots({ root: worker.settings.root, env: process.env, values });
    this.#snapshots.begin(this.#pickle?.uri ?? '', this.#pickle?.location?.line);
    return this.#snapshots;
  }

  get webhooks(): Webhooks {
    this.#webhooks ??= new Webhooks();
    return this.#webhooks;
  }

  get databases(): DatabaseSession {
    const { draws, worker } = this.scenario;
    this.#databases ??= new DatabaseSession({
      databases: worker.databases,
      root: worker.settings.root,
      keeps: (name) => resetOf(worker.settings, name) !== 'rows',
      seed: () => draws.next(),
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
    browser.begin(this.scenario.tags, this.#attempt);
    if (this.#step) browser.beginStep(this.#step);
    return browser;
  }

  get components(): ComponentSession {
    if (this.made.components) return this.made.components;
    const { tags, values, worker } = this.scenario;
    const components = new ComponentSession({
      browser: this.browser,
      address: async () => await worker.components(),
      settings: worker.settings,
      fill: (text) => values.fill(text),
    });
    this.made.components = components;
    components.begin(this.#pickle?.steps ?? [], tags);
    return components;
  }

  get accessibility(): Accessibility {
    const { settings } = this.scenario.worker;
    this.#accessibility ??= new Accessibility({
      settings: settings.accessibility,
      root: settings.root,
      env: process.env,
      component: async (page) => ((await this.components.isOn(page)) ? this.components.last.name : undefined),
      tell: (note) => this.scenario.log(note),
    });
    return this.#accessibility;
  }

  get screenshots(): Screenshots {
    if (this.#screenshots) return this.#screenshots;
    const { screenshots, root } = this.scenario.worker.settings;
    this.#screenshots = new Screenshots({
      settings: screenshots,
      root,
      env: process.env,
      tell: (note) => this.scenario.log(note),
    });
    this.#screenshots.begin(this.#pickle?.uri ?? '', this.#pickle?.location?.line);
    return this.#screenshots;
  }

  get streams(): Streams {
    this.#streams ??= new Streams({
      prepare: async (address) => await this.api.prepare(address),
      actor: () => this.scenario.actors.current,
      record: (exchange) => this.scenario.evidence.add(exchange),
    });
    return this.#streams;
  }

  /** Another API client of this scenario: its own draft and response, the same evidence. For arranging. */
  newApi(): ApiSession {
    const { evidence, time, trace, worker } = this.scenario;
    const { settings } = worker;
    return new ApiSession({
      target: (name) => targetOf(worker, name ?? settings.api.default ?? ''),
      known: (name) => void worker.services.settingsOf(name),
      record: (exchange) => evidence.add(exchange),
      // A getter in an object makes V8 keep all that it knows, until everything is cleared up.
      headers: () => ({ ...settings.api.headers, ...time.headers }),
      timeout: settings.timeouts.request,
      trace: trace.traceparent,
      root: settings.root,
      network: networkOf(worker),
    });
  }

  /** Closes what is open, in reverse order, also after failures. @returns what is to be kept of the browser's recordings. */
  async close(failed: boolean): Promise<Recordings> {
    let recordings: Recordings = { recordings: [], faults: [] };
    try {
      await this.#streams?.close();
    } finally {
      try {
        if (this.made.browser) recordings = await this.made.browser.close({ failed });
      } finally {
        await Promise.resolve(this.#webhooks?.close()).finally(async () => await this.#emptyDatabases());
      }
    }
    return recordings;
  }

  async #emptyDatabases(): Promise<void> {
    for (const note of (await this.#databases?.close()) ?? []) this.scenario.log(note);
  }

  #openBrowser(): BrowserSession {
    const { evidence, patience, time, trace, worker } = this.scenario;
    const { settings, contexts, web } = worker;
    return new BrowserSession({
      contexts,
      baseUrl: web,
      settings: settings.browser,
      pages: settings.pages,
      patience,
      headers: () => ({ traceparent: trace.traceparent, ...time.headers }),
      record: (exchange) => evidence.add(exchange),
      root: settings.root,
    });
  }
}
