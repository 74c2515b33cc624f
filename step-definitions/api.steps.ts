import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import * as expected from '../support/http/expect';
import { readPairs } from '../support/values/pairs';
import type { ApiWorld } from '../worlds/views';

Given('I use the {string} API', function (this: ApiWorld, name: string) {
  this.api.use(name);
});

Given('the request header {string} is {string}', function (this: ApiWorld, name: string, value: string) {
  this.api.setHeader(name, value);
});

Given('the request headers:', function (this: ApiWorld, table: DataTable) {
  this.api.setHeaders(readPairs(table.raw()));
});

Given('the query parameters:', function (this: ApiWorld, table: DataTable) {
  this.api.setQuery(readPairs(table.raw()));
});

Given('the request body:', function (this: ApiWorld, body: string) {
  this.api.setBody(body);
});

/** @example the request body from the file "orders/new.json" */
Given('the request body from the file {string}', async function (this: ApiWorld, file: string) {
  await this.api.setBodyFromFile(file);
});

Given('the form fields:', function (this: ApiWorld, table: DataTable) {
  this.api.setForm(readPairs(table.raw()));
});

/** @example the file "invoice.pdf" is attached as "document" */
Given(
  'the file {string} is attached as {string}',
  async function (this: ApiWorld, file: string, part: string) {
    await this.api.attachFile(file, part);
  },
);

When('I send a {method} request to {string}', async function (this: ApiWorld, method: string, path: string) {
  await this.api.send(method, path);
});

When(
  'I send a {method} request to {string} with body:',
  async function (this: ApiWorld, method: string, path: string, body: string) {
    this.api.setBody(body);
    await this.api.send(method, path);
  },
);

/** @example I call the operation "listOrders" */
When('I call the operation {string}', async function (this: ApiWorld, operationId: string) {
  await this.api.call(operationId, {});
});

When(
  'I call the operation {string} with:',
  async function (this: ApiWorld, operationId: string, table: DataTable) {
    await this.api.call(operationId, Object.fromEntries(readPairs(table.raw())));
  },
);

Then('the response status should be {int}', responseStatusShouldBe);
export async function responseStatusShouldBe(this: ApiWorld, status: number): Promise<void> {
  expected.expectStatus(this.api.answered, status);
}

Then('the response should be {responseClass}', responseShouldBe);
export async function responseShouldBe(this: ApiWorld, name: string): Promise<void> {
  expected.expectClass(this.api.answered, name);
}

Then('the response header {string} should be {string}', responseHeaderShouldBe);
export async function responseHeaderShouldBe(this: ApiWorld, name: string, value: string): Promise<void> {
  expected.expectHeader(this.api.answered, name, value);
}

Then('the response header {string} should contain {string}', responseHeaderShouldContain);
export async function responseHeaderShouldContain(this: ApiWorld, name: string, part: string): Promise<void> {
  expected.expectHeaderContains(this.api.answered, name, part);
}

Then('the response time should be less than {duration}', responseTimeShouldBeLessThan);
export async function responseTimeShouldBeLessThan(this: ApiWorld, limit: number): Promise<void> {
  expected.expectFasterThan(this.api.answered, limit);
}

Then('the response body should be empty', responseBodyShouldBeEmpty);
export async function responseBodyShouldBeEmpty(this: ApiWorld): Promise<void> {
  expected.expectEmptyBody(this.api.answered);
}

Then('the response should match the API specification', responseShouldMatchSpecification);
export async function responseShouldMatchSpecification(this: ApiWorld): Promise<void> {
  await this.api.checkSpecification();
}

/** @example the response should match the schema "order.schema.json" */
Then('the response should match the schema {string}', responseShouldMatchSchema);
export async function responseShouldMatchSchema(this: ApiWorld, file: string): Promise<void> {
  await this.api.checkSchema(file);
}
