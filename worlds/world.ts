import { type IWorldOptions, World } from '@cucumber/cucumber';
import type { Pickle } from '@cucumber/messages';
import { BrowserSession } from '../support/browser/session';
import { Evidence } from '../support/evidence/evidence';
import { newTrace } from '../support/evidence/trace';
import { ApiSession } from '../support/http/session';
import { Snapshots } from '../support/snapshots/snapshots';
import { Streams } from '../support/streams/streams';
import { Draws } from '../support/values/draws';
import { Values } from '../support/values/values';
import { Patience } from '../support/wait/patience';
import { Webhooks } from '../support/webhooks/webhooks';
import { Actors } from './actors';
import { DocStrings } from './doc-strings';
import { hidingOptions } from './hide';
import { ScenarioServices } from './services';
import { networkOf, targetOf } from './target';
import type {
  ActorWorld,
  ApiWorld,
  BrowserWorld,
  ServiceWorld,
  SnapshotWorld,
  StreamWorld,
  WebhookWorld,
} from './views';
import { workerParts } from './worker';

/**
 * One scenario, fresh for each attempt. Its parts cost nothing until a step uses them: no request is sent and no
 * browser opened for a scenario that needs none. Steps ask for one of the views in `views.ts`.
 */
export class BrineWorld
  extends World
  implements ApiWorld, BrowserWorld, ServiceWorld, ActorWorld, StreamWorld, WebhookWorld, SnapshotWorld
{
  readonly worker = workerParts();
  /** Of the scenario, with their `@`. */
  tags: readonly string[] = [];
  readonly trace = newTrace();
  readonly evidence = new Evidence();
  /** How often what was attached hides something, by name. */
  readonly redactions = new Map<string, number>();
  readonly docStrings = new DocStrings();
  readonly patience = new Patience(this.worker.settings.timeouts.expect);
  readonly values = new Values(this.worker.settings.values, process.env);
  readonly snapshots = new Snapshots({
    root: this.worker.settings.root,
    env: process.env,
    values: this.values,
  });
  readonly draws = new Draws(() => this.worker.tally('draws', 1));
  readonly webhooks = new Webhooks();
  readonly services = new ScenarioServices(this.worker.services);
  readonly api = this.newApi();
  readonly browser = this.#openBrowser();
  readonly actors = new Actors(this.worker, { api: () => this.api, browser: () => this.browser });
  readonly streams = new Streams({
    prepare: async (address) => await this.api.prepare(address),
    actor: () => this.actors.current,
  });

  constructor(options: IWorldOptions) {
    super(hidingOptions(options));
  }

  /** Takes in which scenario this is. @param attempt 0 for the first one. */
  begin({ uri, location, tags }: Pickle, attempt: number): void {
    this.snapshots.begin(uri);
    this.tags = tags.map(({ name }) => name);
    this.draws.begin(this.worker.seed, {
      uri,
      line: location?.line ?? 0,
      column: location?.column ?? 0,
      attempt,
    });
  }

  /** Closes what the scenario opened, in reverse order, also after failures. */
  async close(): Promise<void> {
    try {
      await this.streams.close();
    } finally {
      await this.#closeRest();
    }
  }

  async #closeRest(): Promise<void> {
    try {
      await this.browser.close();
    } finally {
      await this.webhooks.close();
    }
  }

  /** Another API client of this scenario: its own draft and response, the same evidence. For arranging. */
  newApi(): ApiSession {
    const { settings } = this.worker;
    return new ApiSession({
      target: async (name) => await targetOf(this.worker, name ?? settings.api.default ?? ''),
      known: (name) => void this.worker.services.settingsOf(name),
      record: (exchange) => this.evidence.add(exchange),
      headers: settings.api.headers ?? {},
      timeout: settings.timeouts.request,
      trace: this.trace.traceparent,
      root: settings.root,
      network: networkOf(this.worker),
    });
  }

  #openBrowser(): BrowserSession {
    const { settings, browser, web } = this.worker;
    return new BrowserSession({
      open: browser,
      baseUrl: web,
      settings: settings.browser,
      pages: settings.pages,
      patience: this.patience,
      traceparent: this.trace.traceparent,
      record: (exchange) => this.evidence.add(exchange),
      root: settings.root,
    });
  }
}
