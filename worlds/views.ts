import { World } from '@cucumber/cucumber';
import type { Accessibility } from '../support/accessibility/accessibility';
import type { BrowserSession } from '../support/browser/session/session';
import type { ComponentSession } from '../support/components/session';
import type { DatabaseSession } from '../support/databases/session';
import type { FileFacts } from '../support/evidence/kept-file';
import type { ApiSession } from '../support/http/session';
import type { LinkGroup } from '../support/links/group';
import type { Mocks } from '../support/mocks/mocks';
import type { Screenshots } from '../support/screenshots/screenshots';
import type { Snapshots } from '../support/snapshots/snapshots';
import type { Streams } from '../support/streams/streams';
import type { Draws } from '../support/values/draws';
import type { Values } from '../support/values/values';
import type { Patience } from '../support/wait/patience';
import type { Webhooks } from '../support/webhooks/webhooks';
import type { Actors } from './actors';
import type { ScenarioServices } from './services';
import type { ScenarioTime } from './time';

/**
 * What a step sees of the World. A step asks for the narrowest view that does: `function (this: ApiWorld, …)`.
 * Each view extends Cucumber's class `World`: one that extends `IWorld` would silently accept any property.
 */
export abstract class DataWorld extends World {
  abstract readonly values: Values;
  /** Seeds for made-up values. */
  abstract readonly draws: Draws;
  abstract readonly patience: Patience;
  /** Attaches binary evidence to the step that runs; it is kept as a file, once per content. */
  abstract keepFile(bytes: Uint8Array, facts: FileFacts): Promise<void>;
}

/** For steps that send requests and look at responses. */
export abstract class ApiWorld extends DataWorld {
  abstract readonly api: ApiSession;
}

/** For steps that hold responses against snapshots. */
export abstract class SnapshotWorld extends ApiWorld {
  abstract readonly snapshots: Snapshots;
}

/** For steps about event streams and websockets. */
export abstract class StreamWorld extends DataWorld {
  abstract readonly streams: Streams;
}

/** For steps about calls that come back to the suite. */
export abstract class WebhookWorld extends DataWorld {
  abstract readonly webhooks: Webhooks;
}

/** For steps that use the browser. */
export abstract class BrowserWorld extends DataWorld {
  abstract readonly browser: BrowserSession;
}

/** For steps that say what becomes of the requests that a page sends. */
export abstract class NetworkWorld extends BrowserWorld {
  abstract readonly services: ScenarioServices;
}

/** For steps that mount components: they are in the page that steps about the browser look at. */
export abstract class ComponentWorld extends BrowserWorld {
  abstract readonly components: ComponentSession;
}

/** For steps that judge a page as a whole: its accessibility and its looks. */
export abstract class LookWorld extends BrowserWorld {
  abstract readonly accessibility: Accessibility;
  abstract readonly screenshots: Screenshots;
}

/** For steps that look after the services. */
export abstract class ServiceWorld extends DataWorld {
  abstract readonly services: ScenarioServices;
}

/** For steps about what services ask of each other. */
export abstract class LinkWorld extends DataWorld {
  abstract readonly links: LinkGroup;
}

/** For steps about outside services that Brine stands in for. */
export abstract class MockWorld extends DataWorld {
  abstract readonly mocks: Mocks;
}

/** For steps that look after the databases. */
export abstract class DatabaseWorld extends DataWorld {
  abstract readonly databases: DatabaseSession;
}

/** For steps that say what time it is. */
export abstract class TimeWorld extends DataWorld {
  abstract readonly time: ScenarioTime;
}

/** For steps that say who is acting. */
export abstract class ActorWorld extends DataWorld {
  abstract readonly actors: Actors;
}

/** For steps that stop for somebody who looks on. */
export abstract class PauseWorld extends World {
  /** Goes on at once in a run that nobody looks on. */
  abstract pause(): Promise<void>;
}
