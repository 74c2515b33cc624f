import { type DataTable, Then } from '@cucumber/cucumber';
import { fieldRows, itemRows } from '../support/matching/cells';
import type { Comparison } from '../support/matching/comparisons';
import { readExpectation } from '../support/matching/document';
import { expectMatch } from '../support/matching/expect';
import type { Field } from '../support/matching/field';
import {
  expectComparison,
  expectContains,
  expectExists,
  expectField,
  expectFields,
  expectKind,
  expectNotExists,
  expectNotField,
  expectPattern,
  type ValueKind,
} from '../support/matching/fields';
import { expectAnyItem, expectEveryItem, expectItems, expectSize } from '../support/matching/items';
import type { ApiWorld } from '../worlds/views';

type Value = string | number | boolean | null;

Then('the response body should be:', responseBodyShouldBe);
export async function responseBodyShouldBe(this: ApiWorld, text: string): Promise<void> {
  const expected = expectedBody(this, text);
  expectMatch(this.api.response.body, expected, { subject: 'the response body', mode: 'exact' });
}

Then('the response body, in any order, should be:', responseBodyInAnyOrderShouldBe);
export async function responseBodyInAnyOrderShouldBe(this: ApiWorld, text: string): Promise<void> {
  const expected = expectedBody(this, text);
  expectMatch(this.api.response.body, expected, { subject: 'the response body', mode: 'any order' });
}

Then('the response body should contain:', responseBodyShouldContain);
export async function responseBodyShouldContain(this: ApiWorld, text: string): Promise<void> {
  const expected = expectedBody(this, text);
  expectMatch(this.api.response.body, expected, { subject: 'the response body', mode: 'contain' });
}

Then('the response fields should be:', responseFieldsShouldBe);
export async function responseFieldsShouldBe(this: ApiWorld, table: DataTable): Promise<void> {
  expectFields('the response', this.api.response.body, fieldRows(rowsOf(this, table)));
}

Then('the response field {string} should be {value}', responseFieldShouldBe);
export async function responseFieldShouldBe(this: ApiWorld, path: string, expected: Value): Promise<void> {
  expectField(field(this, path), this.values.expected(expected));
}

/** @example the response field "total" should not be 0 */
Then('the response field {string} should not be {value}', responseFieldShouldNotBe);
export async function responseFieldShouldNotBe(this: ApiWorld, path: string, value: Value): Promise<void> {
  expectNotField(field(this, path), this.values.expected(value));
}

/** @example the response field "id" should be a uuid */
Then('the response field {string} should be a/an {valueKind}', responseFieldShouldBeKind);
export async function responseFieldShouldBeKind(
  this: ApiWorld,
  path: string,
  kind: ValueKind,
): Promise<void> {
  expectKind(field(this, path), kind);
}

Then('the response field {string} should be {comparison} {float}', responseFieldShouldCompare);
export async function responseFieldShouldCompare(
  this: ApiWorld,
  path: string,
  comparison: Comparison,
  limit: number,
): Promise<void> {
  expectComparison(field(this, path), comparison, limit);
}

Then('the response field {string} should contain {value}', responseFieldShouldContain);
export async function responseFieldShouldContain(this: ApiWorld, path: string, part: Value): Promise<void> {
  expectContains(field(this, path), part, this.values.expected(part));
}

Then('the response field {string} should match the pattern {string}', responseFieldShouldMatchPattern);
export async function responseFieldShouldMatchPattern(
  this: ApiWorld,
  path: string,
  pattern: string,
): Promise<void> {
  expectPattern(field(this, path), pattern);
}

/** @example the response field "createdAt" should exist */
Then('the response field {string} should exist', responseFieldShouldExist);
export async function responseFieldShouldExist(this: ApiWorld, path: string): Promise<void> {
  expectExists(field(this, path));
}

/** @example the response field "password" should not exist */
Then('the response field {string} should not exist', responseFieldShouldNotExist);
export async function responseFieldShouldNotExist(this: ApiWorld, path: string): Promise<void> {
  expectNotExists(field(this, path));
}

Then('the response field {string} should have {int} item(s)', responseFieldShouldHaveItems);
export async function responseFieldShouldHaveItems(
  this: ApiWorld,
  path: string,
  amount: number,
): Promise<void> {
  expectSize(field(this, path), amount);
}

Then('the response field {string} should contain an item with:', responseFieldShouldContainItem);
export async function responseFieldShouldContainItem(
  this: ApiWorld,
  path: string,
  table: DataTable,
): Promise<void> {
  expectAnyItem(field(this, path), fieldRows(rowsOf(this, table)));
}

Then('the response field {string} should have the items:', responseFieldShouldHaveTheItems);
export async function responseFieldShouldHaveTheItems(
  this: ApiWorld,
  path: string,
  table: DataTable,
): Promise<void> {
  expectItems(field(this, path), itemRows(rowsOf(this, table)), 'in order');
}

Then(
  'the response field {string} should have the items in any order:',
  responseFieldShouldHaveTheItemsAnyhow,
);
export async function responseFieldShouldHaveTheItemsAnyhow(
  this: ApiWorld,
  path: string,
  table: DataTable,
): Promise<void> {
  expectItems(field(this, path), itemRows(rowsOf(this, table)), 'in any order');
}

Then('every item in the response field {string} should have:', everyItemShouldHave);
export async function everyItemShouldHave(this: ApiWorld, path: string, table: DataTable): Promise<void> {
  expectEveryItem(field(this, path), fieldRows(rowsOf(this, table)));
}

function field(world: ApiWorld, path: string): Field {
  return { owner: 'the response', body: world.api.response.body, path };
}

function expectedBody(world: ApiWorld, text: string): unknown {
  return readExpectation(world.values.expected(text), 'the expected body');
}

function rowsOf(world: ApiWorld, table: DataTable): string[][] {
  return table.raw().map((row) => world.values.expected(row));
}
