// Written by `npm run generate` from the file of the same name one folder up. Do not edit.

import { Then } from '@cucumber/cucumber';
import type { BrowserWorld } from '../../worlds/views';
import * as network from '../network.steps';

/** Milliseconds that a guarded step may take at most, whatever its guard says. */
const options = { timeout: 600_000 };

Then(
  'within {duration} the page should have sent {int} {method} request(s) to {string}',
  options,
  async function (this: BrowserWorld, period: number, count: number, method: string, path: string) {
    await this.patience.within(
      period,
      async () => await network.pageShouldHaveSentRequests.call(this, count, method, path),
    );
  },
);

Then(
  'for {duration} the page should have sent {int} {method} request(s) to {string}',
  options,
  async function (this: BrowserWorld, period: number, count: number, method: string, path: string) {
    await this.patience.during(
      period,
      async () => await network.pageShouldHaveSentRequests.call(this, count, method, path),
    );
  },
);

Then(
  'within {duration} the page should have sent a(n) {method} request to {string} with body:',
  options,
  async function (this: BrowserWorld, period: number, method: string, path: string, text: string) {
    await this.patience.within(
      period,
      async () => await network.pageShouldHaveSentBody.call(this, method, path, text),
    );
  },
);

Then(
  'for {duration} the page should have sent a(n) {method} request to {string} with body:',
  options,
  async function (this: BrowserWorld, period: number, method: string, path: string, text: string) {
    await this.patience.during(
      period,
      async () => await network.pageShouldHaveSentBody.call(this, method, path, text),
    );
  },
);

Then(
  'within {duration} the page should have sent a(n) {method} request to {string} with body containing:',
  options,
  async function (this: BrowserWorld, period: number, method: string, path: string, text: string) {
    await this.patience.within(
      period,
      async () => await network.pageShouldHaveSentBodyContaining.call(this, method, path, text),
    );
  },
);

Then(
  'for {duration} the page should have sent a(n) {method} request to {string} with body containing:',
  options,
  async function (this: BrowserWorld, period: number, method: string, path: string, text: string) {
    await this.patience.during(
      period,
      async () => await network.pageShouldHaveSentBodyContaining.call(this, method, path, text),
    );
  },
);

Then(
  'within {duration} the page should not have sent a(n) {method} request to {string}',
  options,
  async function (this: BrowserWorld, period: number, method: string, path: string) {
    await this.patience.within(
      period,
      async () => await network.pageShouldNotHaveSentRequest.call(this, method, path),
    );
  },
);

Then(
  'for {duration} the page should not have sent a(n) {method} request to {string}',
  options,
  async function (this: BrowserWorld, period: number, method: string, path: string) {
    await this.patience.during(
      period,
      async () => await network.pageShouldNotHaveSentRequest.call(this, method, path),
    );
  },
);
