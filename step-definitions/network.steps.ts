import { Given, Then } from '@cucumber/cucumber';
import {
  haveNotSentRequest,
  haveSentBody,
  haveSentRequests,
  type WantedBody,
} from '../support/browser/looks/requests';
import { answerWith, readAnswer } from '../support/browser/requests/answer';
import { readExpectation } from '../support/matching/document';
import type { BrowserWorld, NetworkWorld } from '../worlds/views';

/** @example the page's GET requests to "/api/orders/{id}" are answered with status 404 */
Given(
  "the page's {method} requests to {string} are answered with status {int}",
  async function (this: BrowserWorld, method: string, path: string, status: number) {
    const answer = answerWith(status, {}, undefined);
    await this.browser.network.let(method, path, { fate: { kind: 'answer', answer } });
  },
);

/** @example the page's GET requests to "/api/orders" are answered with: */
Given(
  "the page's {method} requests to {string} are answered with:",
  async function (this: BrowserWorld, method: string, path: string, text: string) {
    await this.browser.network.let(method, path, { fate: { kind: 'answer', answer: readAnswer(text) } });
  },
);

/** @example the page's GET requests to "/api/orders" take 2 seconds */
Given(
  "the page's {method} requests to {string} take {duration}",
  async function (this: BrowserWorld, method: string, path: string, delay: number) {
    await this.browser.network.let(method, path, { delay });
  },
);

/** @example the page's POST requests to "/api/orders" fail */
Given(
  "the page's {method} requests to {string} fail",
  async function (this: BrowserWorld, method: string, path: string) {
    await this.browser.network.let(method, path, { fate: { kind: 'fail' } });
  },
);

/** @example the page's POST requests to "/api/orders" are answered normally */
Given(
  "the page's {method} requests to {string} are answered normally",
  async function (this: BrowserWorld, method: string, path: string) {
    await this.browser.network.let(method, path, { fate: { kind: 'normal' }, delay: 0 });
  },
);

/** @example the page's requests to "/api/orders/*" go to the service "orders" */
Given(
  "the page's requests to {string} go to the service {string}",
  async function (this: NetworkWorld, path: string, service: string) {
    const url = await this.services.url(service);
    await this.browser.network.let(undefined, path, { fate: { kind: 'forward', url } });
  },
);

/** @example the page should have sent 1 POST request to "/api/orders" */
Then('the page should have sent {int} {method} request(s) to {string}', pageShouldHaveSentRequests);
export async function pageShouldHaveSentRequests(
  this: BrowserWorld,
  count: number,
  method: string,
  path: string,
): Promise<void> {
  await this.patience.eventually(() => haveSentRequests(this.browser, count, method, path));
}

/** @example the page should have sent a POST request to "/api/orders" with body: */
Then('the page should have sent a(n) {method} request to {string} with body:', pageShouldHaveSentBody);
export async function pageShouldHaveSentBody(
  this: BrowserWorld,
  method: string,
  path: string,
  text: string,
): Promise<void> {
  const wanted = wantedBody(this, text, 'exact');
  await this.patience.eventually(() => haveSentBody(this.browser, method, path, wanted));
}

/** @example the page should have sent a POST request to "/api/orders" with body containing: */
Then(
  'the page should have sent a(n) {method} request to {string} with body containing:',
  pageShouldHaveSentBodyContaining,
);
export async function pageShouldHaveSentBodyContaining(
  this: BrowserWorld,
  method: string,
  path: string,
  text: string,
): Promise<void> {
  const wanted = wantedBody(this, text, 'contain');
  await this.patience.eventually(() => haveSentBody(this.browser, method, path, wanted));
}

/** @example the page should not have sent a DELETE request to "/api/orders/{id}" */
Then('the page should not have sent a(n) {method} request to {string}', pageShouldNotHaveSentRequest);
export async function pageShouldNotHaveSentRequest(
  this: BrowserWorld,
  method: string,
  path: string,
): Promise<void> {
  await this.patience.eventually(() => haveNotSentRequest(this.browser, method, path));
}

function wantedBody(world: BrowserWorld, text: string, mode: WantedBody['mode']): WantedBody {
  return { expected: readExpectation(world.values.expected(text), 'the expected body'), mode };
}
