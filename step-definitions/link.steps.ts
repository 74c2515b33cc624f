import { Given, Then } from '@cucumber/cucumber';
import * as calls from '../support/links/expect-calls';
import type { LinkState } from '../support/links/passage';
import { readExpectation } from '../support/matching/document';
import type { LinkWorld } from '../worlds/views';

/** @example the connection from "orders" to "inventory" is down */
Given(
  'the connection from {string} to {string} is {linkState}',
  function (this: LinkWorld, from: string, to: string, state: LinkState) {
    this.links.become(from, to, state);
  },
);

/** @example the connection from "orders" to "inventory" is slow by 500 ms */
Given(
  'the connection from {string} to {string} is slow by {duration}',
  function (this: LinkWorld, from: string, to: string, delay: number) {
    this.links.become(from, to, 'slow', delay);
  },
);

/** @example the connection from "orders" to the database "orders" is down */
Given(
  'the connection from {string} to the database {string} is {linkState}',
  function (this: LinkWorld, from: string, database: string, state: LinkState) {
    this.links.becomeToDatabase(from, database, state);
  },
);

/** @example the connection from "orders" to the database "orders" is slow by 500 ms */
Given(
  'the connection from {string} to the database {string} is slow by {duration}',
  function (this: LinkWorld, from: string, database: string, delay: number) {
    this.links.becomeToDatabase(from, database, 'slow', delay);
  },
);

/** @example the service "orders" should have called "inventory" */
Then('the service {string} should have called {string}', serviceShouldHaveCalled);
export async function serviceShouldHaveCalled(this: LinkWorld, from: string, to: string): Promise<void> {
  await this.patience.eventually(() => calls.expectCalled(this.links, { from, to }));
}

/** @example the service "orders" should have called "inventory" 2 times */
Then('the service {string} should have called {string} {int} time(s)', serviceShouldHaveCalledTimes);
export async function serviceShouldHaveCalledTimes(
  this: LinkWorld,
  from: string,
  to: string,
  times: number,
): Promise<void> {
  await this.patience.eventually(() => calls.expectCalledTimes(this.links, { from, to }, times));
}

/** @example the service "orders" should not have called "payments" */
Then('the service {string} should not have called {string}', serviceShouldNotHaveCalled);
export function serviceShouldNotHaveCalled(this: LinkWorld, from: string, to: string): void {
  calls.expectNotCalled(this.links, { from, to });
}

/** @example the service "orders" should have sent "inventory" a POST request to "/reservations" */
Then('the service {string} should have sent {string} a {method} request to {string}', serviceShouldHaveSent);
export async function serviceShouldHaveSent(
  this: LinkWorld,
  from: string,
  to: string,
  method: string,
  path: string,
): Promise<void> {
  await this.patience.eventually(() => calls.expectSent(this.links, { from, to, method, path }));
}

/** @example the service "orders" should have sent "payments" a POST request to "/charges" with body: */
Then(
  'the service {string} should have sent {string} a {method} request to {string} with body:',
  serviceShouldHaveSentBody,
);
export async function serviceShouldHaveSentBody(
  this: LinkWorld,
  from: string,
  to: string,
  method: string,
  path: string,
  text: string,
): Promise<void> {
  const expected = readExpectation(this.values.expected(text), 'the expected body');
  const wanted = { from, to, method, path };
  await this.patience.eventually(() => calls.expectSentBody(this.links, wanted, expected));
}
