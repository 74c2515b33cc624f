import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import * as expected from '../support/http/expect';
import { expectCookie, expectCookieValue } from '../support/http/expect-cookie';
import { isPartOf, readPairs } from '../support/values/pairs';
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

/** @example the request cookie "theme" is "dark" */
Given('the request cookie {string} is {string}', function (this: ApiWorld, name: string, value: string) {
  this.api.setCookie(name, value);
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

/** @example the request body is compressed with "gzip" */
Given('the request body is compressed with {string}', function (this: ApiWorld, method: string) {
  this.api.compressBody(method);
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

/** @example the request timeout is 300 ms */
Given('the request timeout is {duration}', function (this: ApiWorld, limit: number) {
  this.api.setTimeout(limit);
});

Given('redirects are followed', function (this: ApiWorld) {
  this.api.followRedirects(true);
});

Given('redirects are not followed', function (this: ApiWorld) {
  this.api.followRedirects(false);
});

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

/** @example I call the operation "placeOrder" without "lines[0].sku", with: */
When(
  'I call the operation {string} without {string}, with:',
  async function (this: ApiWorld, operationId: string, left: string, table: DataTable) {
    const rows = readPairs(table.raw()).filter(([name]) => !isPartOf(name, left));
    await this.api.call(operationId, Object.fromEntries(rows), left);
  },
);

/** @example I save the response body as the file "invoices/ann.pdf" */
When('I save the response body as the file {string}', async function (this: ApiWorld, file: string) {
  await this.api.saveBody(file);
});

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

/** @example the response body should be the same as the file "invoices/ann.pdf" */
Then('the response body should be the same as the file {string}', responseBodyShouldBeTheFile);
export async function responseBodyShouldBeTheFile(this: ApiWorld, file: string): Promise<void> {
  await this.api.checkSameAsFile(file);
}

/** @example the response cookie "theme" should be "dark" */
Then('the response cookie {string} should be {string}', responseCookieShouldBe);
export async function responseCookieShouldBe(this: ApiWorld, name: string, value: string): Promise<void> {
  expectCookieValue(this.api.answered, this.api.cookies, name, value);
}

/** @example the response cookie "session" should exist */
Then('the response cookie {string} should exist', responseCookieShouldExist);
export async function responseCookieShouldExist(this: ApiWorld, name: string): Promise<void> {
  expectCookie(this.api.answered, this.api.cookies, name);
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
