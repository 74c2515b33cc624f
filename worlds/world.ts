import { World } from '@cucumber/cucumber';
import { BrowserSession } from '../support/browser/session';
import { Evidence } from '../support/evidence/evidence';
import { newTrace } from '../support/evidence/trace';
import { ApiSession, type ApiTarget } from '../support/http/session';
import { Values } from '../support/values/values';
import { Patience } from '../support/wait/patience';
import { Actors } from './actors';
import { ScenarioServices } from './services';
import type { ActorWorld, ApiWorld, BrowserWorld, ServiceWorld } from './views';
import { workerParts } from './worker';

/**
 * One scenario, fresh for each attempt. Its parts cost nothing until a step uses them: no request is sent and no
 * browser opened for a scenario that needs none. Steps ask for one of the views in `views.ts`.
 */
export class BrineWorld extends World implements ApiWorld, BrowserWorld, ServiceWorld, ActorWorld {
  readonly worker = workerParts();
  readonly trace = newTrace();
  readonly evidence = new Evidence();
  readonly patience = new Patience(this.worker.settings.timeouts.expect);
  readonly values = new Values(this.worker.settings.values, process.env);
  readonly services = new ScenarioServices(this.worker.services);
  readonly api = this.newApi();
  readonly browser = this.#openBrowser();
  readonly actors = new Actors(this.worker, { api: () => this.api, browser: () => this.browser });

  /** Closes what the scenario opened, in reverse order, also after failures. */
  async close(): Promise<void> {
    await this.browser.close();
  }

  /** Another API client of this scenario: its own draft and response, the same evidence. For arranging. */
  newApi(): ApiSession {
    const { settings } = this.worker;
    return new ApiSession({
      target: async (name) => await this.#target(name ?? settings.api.default ?? ''),
      record: (exchange) => this.evidence.add(exchange),
      headers: settings.api.headers ?? {},
      timeout: settings.timeouts.request,
      trace: this.trace.traceparent,
      root: settings.root,
    });
  }

  async #target(name: string): Promise<ApiTarget> {
    const { services } = this.worker;
    const { openapi } = services.settingsOf(name);
    return { name, url: await services.url(name), ...(openapi && { openapi }) };
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
