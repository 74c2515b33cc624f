import path from 'node:path';
import { type IWorldOptions, World } from '@cucumber/cucumber';
import type { Pickle } from '@cucumber/messages';
import type { Accessibility } from '../support/accessibility/accessibility';
import type { RecordedStep, Recordings } from '../support/browser/evidence/recording';
import { speaksOfPassing } from '../support/browser/followers/clock';
import type { BrowserSession } from '../support/browser/session/session';
import type { ComponentSession } from '../support/components/session';
import type { DatabaseSession } from '../support/databases/session';
import { Evidence } from '../support/evidence/evidence';
import { type FileFacts, KEPT_FILE } from '../support/evidence/kept-file';
import { newTrace } from '../support/evidence/trace';
import type { ApiSession } from '../support/http/session';
import { isLost } from '../support/links/call';
import type { Screenshots } from '../support/screenshots/screenshots';
import type { Snapshots } from '../support/snapshots/snapshots';
import type { Streams } from '../support/streams/streams';
import { Draws } from '../support/values/draws';
import { Values } from '../support/values/values';
import { Patience } from '../support/wait/patience';
import type { Webhooks } from '../support/webhooks/webhooks';
import { Actors } from './actors';
import { taggedMode } from './contract-tag';
import { DocStrings } from './doc-strings';
import { Failing } from './failing';
import { hidingOptions } from './hide';
import { keepFile } from './keep-file';
import { isWatchedBySomebody, pause } from './pause';
import { ScenarioServices } from './services';
import { Surfaces } from './surfaces';
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
  readonly draws = new Draws(() => this.worker.tally('draws', 1));
  readonly services = new ScenarioServices(
    this.worker.services,
    { traceId: this.trace.traceId, run: this.worker.run },
    () => {
      this.worker.identities = new Map();
    },
    () => this.evidence.exchanges.some(isLost),
  );
  readonly time = new ScenarioTime({
    services: this.worker.services,
    browser: () => this.browser,
    header: this.worker.settings.time.header,
  });
  readonly values = new Values(this.worker.settings.values, process.env, this.time);
  readonly links = this.worker.links;
  readonly mocks = this.worker.mocks;
  readonly actors = new Actors(this.worker, {
    api: () => this.api,
    browser: () => this.browser,
    time: this.time,
  });

  readonly #surfaces = new Surfaces(this);
  #title = 'a scenario';

  constructor(options: IWorldOptions) {
    super(hidingOptions(options));
  }

  /** Takes in which scenario this is. @param attempt 0 for the first one. */
  begin(pickle: Pickle, attempt: number): void {
    const { uri, location, name, tags, steps } = pickle;
    this.#surfaces.begin(pickle, attempt);
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

  /** The surfaces that something has asked for so far. */
  get made(): Surfaces['made'] {
    return this.#surfaces.made;
  }

  get snapshots(): Snapshots {
    return this.#surfaces.snapshots;
  }

  get webhooks(): Webhooks {
    return this.#surfaces.webhooks;
  }

  get databases(): DatabaseSession {
    return this.#surfaces.databases;
  }

  get api(): ApiSession {
    return this.#surfaces.api;
  }

  get browser(): BrowserSession {
    return this.#surfaces.browser;
  }

  get components(): ComponentSession {
    return this.#surfaces.components;
  }

  get accessibility(): Accessibility {
    return this.#surfaces.accessibility;
  }

  get screenshots(): Screenshots {
    return this.#surfaces.screenshots;
  }

  get streams(): Streams {
    return this.#surfaces.streams;
  }

  /** Another API client of this scenario: its own draft and response, the same evidence. For arranging. */
  newApi(): ApiSession {
    return this.#surfaces.newApi();
  }

  /** The step that runs next, as the feature or phrase has it. */
  beginStep(describe: () => RecordedStep): void {
    this.#surfaces.beginStep(describe);
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
    let recordings: Recordings;
    try {
      this.links.restore();
      this.time.close();
      this.mocks.end();
    } finally {
      try {
        recordings = await this.#surfaces.close(failed);
      } finally {
        await this.services.release().finally(async () => await this.worker.databases.uncover());
      }
    }
    return recordings;
  }
}
