import { type DataTable, Given, Then } from '@cucumber/cucumber';
import { readExpectation } from '../support/matching/document';
import * as calls from '../support/mocks/expect-received';
import { readReplies, statusOf } from '../support/mocks/read-replies';
import type { Fault } from '../support/mocks/reply';
import type { MockWorld } from '../worlds/views';

/** @example the service "payments" is mocked */
Given('the service {string} is mocked', async function (this: MockWorld, name: string) {
  await this.mocks.mock(name);
});

/** @example the mock "payments" replies to POST "/charges" with status 402 */
Given(
  'the mock {string} replies to {method} {string} with status {int}',
  async function (this: MockWorld, name: string, method: string, path: string, status: number) {
    const replies = [{ status: statusOf(status, `${method} ${path}`) }];
    await this.mocks.get(name).replyTo({ method, path, replies });
  },
);

/** @example the mock "payments" replies to POST "/charges" with: */
Given(
  'the mock {string} replies to {method} {string} with:',
  async function (this: MockWorld, name: string, method: string, path: string, text: string) {
    const replies = readReplies(text, `${method} ${path}`);
    await this.mocks.get(name).replyTo({ method, path, replies }, text);
  },
);

/** @example the mock "payments" replies to POST "/charges" with the file "payments/declined.yaml" */
Given(
  'the mock {string} replies to {method} {string} with the file {string}',
  async function (this: MockWorld, name: string, method: string, path: string, file: string) {
    await this.mocks.replyWithFile(name, { method, path, file });
  },
);

/** @example the mock "payments" takes 5 seconds to reply */
Given('the mock {string} takes {duration} to reply', function (this: MockWorld, name: string, delay: number) {
  this.mocks.get(name).takeTime(delay);
});

/** @example the mock "payments" fails with a connection reset */
Given('the mock {string} fails with {mockFault}', function (this: MockWorld, name: string, fault: Fault) {
  this.mocks.get(name).failWith(fault);
});

/** @example the mock "payments" works normally */
Given('the mock {string} works normally', function (this: MockWorld, name: string) {
  this.mocks.get(name).workNormally();
});

/** @example the mock "payments" should have received 1 POST request to "/charges" */
Then(
  'the mock {string} should have received {int} {method} request(s) to {string}',
  mockShouldHaveReceivedTimes,
);
export async function mockShouldHaveReceivedTimes(
  this: MockWorld,
  name: string,
  times: number,
  method: string,
  path: string,
): Promise<void> {
  const mock = this.mocks.get(name);
  await this.patience.eventually(() => calls.expectReceivedTimes(mock, { method, path }, times));
}

/** @example the mock "payments" should have received a POST request to "/charges" */
Then('the mock {string} should have received a {method} request to {string}', mockShouldHaveReceived);
export async function mockShouldHaveReceived(
  this: MockWorld,
  name: string,
  method: string,
  path: string,
): Promise<void> {
  const mock = this.mocks.get(name);
  await this.patience.eventually(() => calls.expectReceived(mock, { method, path }));
}

/** @example the mock "payments" should have received a POST request to "/charges" with body: */
Then(
  'the mock {string} should have received a {method} request to {string} with body:',
  mockShouldHaveReceivedBody,
);
export async function mockShouldHaveReceivedBody(
  this: MockWorld,
  name: string,
  method: string,
  path: string,
  text: string,
): Promise<void> {
  const mock = this.mocks.get(name);
  const expected = readExpectation(this.values.expected(text), 'the expected body');
  await this.patience.eventually(() => calls.expectReceivedBody(mock, { method, path }, expected));
}

/** @example the mock "payments" should have received a POST request to "/charges" with headers: */
Then(
  'the mock {string} should have received a {method} request to {string} with headers:',
  mockShouldHaveReceivedHeaders,
);
export async function mockShouldHaveReceivedHeaders(
  this: MockWorld,
  name: string,
  method: string,
  path: string,
  table: DataTable,
): Promise<void> {
  const mock = this.mocks.get(name);
  const headers = table.rowsHash();
  await this.patience.eventually(() => calls.expectReceivedHeaders(mock, { method, path }, headers));
}

/** @example the mock "payments" should not have received a POST request to "/charges" */
Then('the mock {string} should not have received a {method} request to {string}', mockShouldNotHaveReceived);
export function mockShouldNotHaveReceived(this: MockWorld, name: string, method: string, path: string): void {
  calls.expectNotReceived(this.mocks.get(name), { method, path });
}

/** @example the mock "payments" should not have been called */
Then('the mock {string} should not have been called', mockShouldNotHaveBeenCalled);
export function mockShouldNotHaveBeenCalled(this: MockWorld, name: string): void {
  calls.expectNotCalled(this.mocks.get(name));
}
