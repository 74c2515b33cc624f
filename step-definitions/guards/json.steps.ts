// Written by `npm run generate` from the file of the same name one folder up. Do not edit.

import { type DataTable, Then } from '@cucumber/cucumber';
import type { ApiWorld } from '../../worlds/views';
import * as json from '../json.steps';

/** Milliseconds that a guarded step may take at most, whatever its guard says. */
const options = { timeout: 600_000 };

Then(
  'within {duration} the response body should be:',
  options,
  async function (this: ApiWorld, period: number, text: string) {
    await this.patience.within(
      period,
      async () => await json.responseBodyShouldBe.call(this, text),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response body should be:',
  options,
  async function (this: ApiWorld, period: number, text: string) {
    await this.patience.during(
      period,
      async () => await json.responseBodyShouldBe.call(this, text),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response body, in any order, should be:',
  options,
  async function (this: ApiWorld, period: number, text: string) {
    await this.patience.within(
      period,
      async () => await json.responseBodyInAnyOrderShouldBe.call(this, text),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response body, in any order, should be:',
  options,
  async function (this: ApiWorld, period: number, text: string) {
    await this.patience.during(
      period,
      async () => await json.responseBodyInAnyOrderShouldBe.call(this, text),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response body should contain:',
  options,
  async function (this: ApiWorld, period: number, text: string) {
    await this.patience.within(
      period,
      async () => await json.responseBodyShouldContain.call(this, text),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response body should contain:',
  options,
  async function (this: ApiWorld, period: number, text: string) {
    await this.patience.during(
      period,
      async () => await json.responseBodyShouldContain.call(this, text),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response fields should be:',
  options,
  async function (this: ApiWorld, period: number, table: DataTable) {
    await this.patience.within(
      period,
      async () => await json.responseFieldsShouldBe.call(this, table),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response fields should be:',
  options,
  async function (this: ApiWorld, period: number, table: DataTable) {
    await this.patience.during(
      period,
      async () => await json.responseFieldsShouldBe.call(this, table),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response field {string} should be {value}',
  options,
  async function (
    this: ApiWorld,
    period: number,
    path: string,
    expected: Parameters<typeof json.responseFieldShouldBe>[1],
  ) {
    await this.patience.within(
      period,
      async () => await json.responseFieldShouldBe.call(this, path, expected),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response field {string} should be {value}',
  options,
  async function (
    this: ApiWorld,
    period: number,
    path: string,
    expected: Parameters<typeof json.responseFieldShouldBe>[1],
  ) {
    await this.patience.during(
      period,
      async () => await json.responseFieldShouldBe.call(this, path, expected),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response field {string} should not be {value}',
  options,
  async function (
    this: ApiWorld,
    period: number,
    path: string,
    value: Parameters<typeof json.responseFieldShouldNotBe>[1],
  ) {
    await this.patience.within(
      period,
      async () => await json.responseFieldShouldNotBe.call(this, path, value),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response field {string} should not be {value}',
  options,
  async function (
    this: ApiWorld,
    period: number,
    path: string,
    value: Parameters<typeof json.responseFieldShouldNotBe>[1],
  ) {
    await this.patience.during(
      period,
      async () => await json.responseFieldShouldNotBe.call(this, path, value),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response field {string} should be a/an {valueKind}',
  options,
  async function (
    this: ApiWorld,
    period: number,
    path: string,
    kind: Parameters<typeof json.responseFieldShouldBeKind>[1],
  ) {
    await this.patience.within(
      period,
      async () => await json.responseFieldShouldBeKind.call(this, path, kind),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response field {string} should be a/an {valueKind}',
  options,
  async function (
    this: ApiWorld,
    period: number,
    path: string,
    kind: Parameters<typeof json.responseFieldShouldBeKind>[1],
  ) {
    await this.patience.during(
      period,
      async () => await json.responseFieldShouldBeKind.call(this, path, kind),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response field {string} should be {comparison} {float}',
  options,
  async function (
    this: ApiWorld,
    period: number,
    path: string,
    comparison: Parameters<typeof json.responseFieldShouldCompare>[1],
    limit: number,
  ) {
    await this.patience.within(
      period,
      async () => await json.responseFieldShouldCompare.call(this, path, comparison, limit),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response field {string} should be {comparison} {float}',
  options,
  async function (
    this: ApiWorld,
    period: number,
    path: string,
    comparison: Parameters<typeof json.responseFieldShouldCompare>[1],
    limit: number,
  ) {
    await this.patience.during(
      period,
      async () => await json.responseFieldShouldCompare.call(this, path, comparison, limit),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response field {string} should contain {value}',
  options,
  async function (
    this: ApiWorld,
    period: number,
    path: string,
    part: Parameters<typeof json.responseFieldShouldContain>[1],
  ) {
    await this.patience.within(
      period,
      async () => await json.responseFieldShouldContain.call(this, path, part),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response field {string} should contain {value}',
  options,
  async function (
    this: ApiWorld,
    period: number,
    path: string,
    part: Parameters<typeof json.responseFieldShouldContain>[1],
  ) {
    await this.patience.during(
      period,
      async () => await json.responseFieldShouldContain.call(this, path, part),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response field {string} should match the pattern {string}',
  options,
  async function (this: ApiWorld, period: number, path: string, pattern: string) {
    await this.patience.within(
      period,
      async () => await json.responseFieldShouldMatchPattern.call(this, path, pattern),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response field {string} should match the pattern {string}',
  options,
  async function (this: ApiWorld, period: number, path: string, pattern: string) {
    await this.patience.during(
      period,
      async () => await json.responseFieldShouldMatchPattern.call(this, path, pattern),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response field {string} should exist',
  options,
  async function (this: ApiWorld, period: number, path: string) {
    await this.patience.within(
      period,
      async () => await json.responseFieldShouldExist.call(this, path),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response field {string} should exist',
  options,
  async function (this: ApiWorld, period: number, path: string) {
    await this.patience.during(
      period,
      async () => await json.responseFieldShouldExist.call(this, path),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response field {string} should not exist',
  options,
  async function (this: ApiWorld, period: number, path: string) {
    await this.patience.within(
      period,
      async () => await json.responseFieldShouldNotExist.call(this, path),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response field {string} should not exist',
  options,
  async function (this: ApiWorld, period: number, path: string) {
    await this.patience.during(
      period,
      async () => await json.responseFieldShouldNotExist.call(this, path),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response field {string} should have {int} item(s)',
  options,
  async function (this: ApiWorld, period: number, path: string, amount: number) {
    await this.patience.within(
      period,
      async () => await json.responseFieldShouldHaveItems.call(this, path, amount),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response field {string} should have {int} item(s)',
  options,
  async function (this: ApiWorld, period: number, path: string, amount: number) {
    await this.patience.during(
      period,
      async () => await json.responseFieldShouldHaveItems.call(this, path, amount),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response field {string} should contain an item with:',
  options,
  async function (this: ApiWorld, period: number, path: string, table: DataTable) {
    await this.patience.within(
      period,
      async () => await json.responseFieldShouldContainItem.call(this, path, table),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response field {string} should contain an item with:',
  options,
  async function (this: ApiWorld, period: number, path: string, table: DataTable) {
    await this.patience.during(
      period,
      async () => await json.responseFieldShouldContainItem.call(this, path, table),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response field {string} should have the items:',
  options,
  async function (this: ApiWorld, period: number, path: string, table: DataTable) {
    await this.patience.within(
      period,
      async () => await json.responseFieldShouldHaveTheItems.call(this, path, table),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response field {string} should have the items:',
  options,
  async function (this: ApiWorld, period: number, path: string, table: DataTable) {
    await this.patience.during(
      period,
      async () => await json.responseFieldShouldHaveTheItems.call(this, path, table),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response field {string} should have the items in any order:',
  options,
  async function (this: ApiWorld, period: number, path: string, table: DataTable) {
    await this.patience.within(
      period,
      async () => await json.responseFieldShouldHaveTheItemsAnyhow.call(this, path, table),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response field {string} should have the items in any order:',
  options,
  async function (this: ApiWorld, period: number, path: string, table: DataTable) {
    await this.patience.during(
      period,
      async () => await json.responseFieldShouldHaveTheItemsAnyhow.call(this, path, table),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} every item in the response field {string} should have:',
  options,
  async function (this: ApiWorld, period: number, path: string, table: DataTable) {
    await this.patience.within(
      period,
      async () => await json.everyItemShouldHave.call(this, path, table),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} every item in the response field {string} should have:',
  options,
  async function (this: ApiWorld, period: number, path: string, table: DataTable) {
    await this.patience.during(
      period,
      async () => await json.everyItemShouldHave.call(this, path, table),
      async () => await this.api.repeat(),
    );
  },
);
