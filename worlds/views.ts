import { World } from '@cucumber/cucumber';
import type { BrowserSession } from '../support/browser/session';
import type { ApiSession } from '../support/http/session';
import type { Snapshots } from '../support/snapshots/snapshots';
import type { Streams } from '../support/streams/streams';
import type { Draws } from '../support/values/draws';
import type { Values } from '../support/values/values';
import type { Patience } from '../support/wait/patience';
import type { Webhooks } from '../support/webhooks/webhooks';
import type { Actors } from './actors';
import type { ScenarioServices } from './services';

/**
 * What a step sees of the World. A step asks for the narrowest view that does: `function (this: ApiWorld, …)`.
 * Each view extends Cucumber's class `World`: one that extends `IWorld` would silently accept any property.
 */
export abstract class DataWorld extends World {
  abstract readonly values: Values;
  /** Seeds for made-up values. */
  abstract readonly draws: Draws;
  abstract readonly patience: Patience;
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

/** For steps that look after the services. */
export abstract class ServiceWorld extends DataWorld {
  abstract readonly services: ScenarioServices;
}

/** For steps that say who is acting. */
export abstract class ActorWorld extends DataWorld {
  abstract readonly actors: Actors;
}
