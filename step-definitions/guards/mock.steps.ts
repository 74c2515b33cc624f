// Written by `npm run generate` from the file of the same name one folder up. Do not edit.

import { type DataTable, Then } from '@cucumber/cucumber';
import type { MockWorld } from '../../worlds/views';
import * as mock from '../mock.steps';

/** Milliseconds that a guarded step may take at most, whatever its guard says. */
const options = { timeout: 600_000 };

Then(
  'within {duration} the mock {string} should have received {int} {method} request(s) to {string}',
  options,
  async function (
    this: MockWorld,
    period: number,
    name: string,
    times: number,
    method: string,
    path: string,
  ) {
    await this.patience.within(
      period,
      async () => await mock.mockShouldHaveReceivedTimes.call(this, name, times, method, path),
    );
  },
);

Then(
  'for {duration} the mock {string} should have received {int} {method} request(s) to {string}',
  options,
  async function (
    this: MockWorld,
    period: number,
    name: string,
    times: number,
    method: string,
    path: string,
  ) {
    await this.patience.during(
      period,
      async () => await mock.mockShouldHaveReceivedTimes.call(this, name, times, method, path),
    );
  },
);

Then(
  'within {duration} the mock {string} should have received a {method} request to {string}',
  options,
  async function (this: MockWorld, period: number, name: string, method: string, path: string) {
    await this.patience.within(
      period,
      async () => await mock.mockShouldHaveReceived.call(this, name, method, path),
    );
  },
);

Then(
  'for {duration} the mock {string} should have received a {method} request to {string}',
  options,
  async function (this: MockWorld, period: number, name: string, method: string, path: string) {
    await this.patience.during(
      period,
      async () => await mock.mockShouldHaveReceived.call(this, name, method, path),
    );
  },
);

Then(
  'within {duration} the mock {string} should have received a {method} request to {string} with body:',
  options,
  async function (this: MockWorld, period: number, name: string, method: string, path: string, text: string) {
    await this.patience.within(
      period,
      async () => await mock.mockShouldHaveReceivedBody.call(this, name, method, path, text),
    );
  },
);

Then(
  'for {duration} the mock {string} should have received a {method} request to {string} with body:',
  options,
  async function (this: MockWorld, period: number, name: string, method: string, path: string, text: string) {
    await this.patience.during(
      period,
      async () => await mock.mockShouldHaveReceivedBody.call(this, name, method, path, text),
    );
  },
);

Then(
  'within {duration} the mock {string} should have received a {method} request to {string} with headers:',
  options,
  async function (
    this: MockWorld,
    period: number,
    name: string,
    method: string,
    path: string,
    table: DataTable,
  ) {
    await this.patience.within(
      period,
      async () => await mock.mockShouldHaveReceivedHeaders.call(this, name, method, path, table),
    );
  },
);

Then(
  'for {duration} the mock {string} should have received a {method} request to {string} with headers:',
  options,
  async function (
    this: MockWorld,
    period: number,
    name: string,
    method: string,
    path: string,
    table: DataTable,
  ) {
    await this.patience.during(
      period,
      async () => await mock.mockShouldHaveReceivedHeaders.call(this, name, method, path, table),
    );
  },
);

Then(
  'within {duration} the mock {string} should not have received a {method} request to {string}',
  options,
  async function (this: MockWorld, period: number, name: string, method: string, path: string) {
    await this.patience.within(
      period,
      async () => await mock.mockShouldNotHaveReceived.call(this, name, method, path),
    );
  },
);

Then(
  'for {duration} the mock {string} should not have received a {method} request to {string}',
  options,
  async function (this: MockWorld, period: number, name: string, method: string, path: string) {
    await this.patience.during(
      period,
      async () => await mock.mockShouldNotHaveReceived.call(this, name, method, path),
    );
  },
);

Then(
  'within {duration} the mock {string} should not have been called',
  options,
  async function (this: MockWorld, period: number, name: string) {
    await this.patience.within(period, async () => await mock.mockShouldNotHaveBeenCalled.call(this, name));
  },
);

Then(
  'for {duration} the mock {string} should not have been called',
  options,
  async function (this: MockWorld, period: number, name: string) {
    await this.patience.during(period, async () => await mock.mockShouldNotHaveBeenCalled.call(this, name));
  },
);
