// Written by `npm run generate` from the file of the same name one folder up. Do not edit.

import { Then } from '@cucumber/cucumber';
import type { LinkWorld } from '../../worlds/views';
import * as link from '../link.steps';

/** Milliseconds that a guarded step may take at most, whatever its guard says. */
const options = { timeout: 600_000 };

Then(
  'within {duration} the service {string} should have called {string}',
  options,
  async function (this: LinkWorld, period: number, from: string, to: string) {
    await this.patience.within(period, async () => await link.serviceShouldHaveCalled.call(this, from, to));
  },
);

Then(
  'for {duration} the service {string} should have called {string}',
  options,
  async function (this: LinkWorld, period: number, from: string, to: string) {
    await this.patience.during(period, async () => await link.serviceShouldHaveCalled.call(this, from, to));
  },
);

Then(
  'within {duration} the service {string} should have called {string} {int} time(s)',
  options,
  async function (this: LinkWorld, period: number, from: string, to: string, times: number) {
    await this.patience.within(
      period,
      async () => await link.serviceShouldHaveCalledTimes.call(this, from, to, times),
    );
  },
);

Then(
  'for {duration} the service {string} should have called {string} {int} time(s)',
  options,
  async function (this: LinkWorld, period: number, from: string, to: string, times: number) {
    await this.patience.during(
      period,
      async () => await link.serviceShouldHaveCalledTimes.call(this, from, to, times),
    );
  },
);

Then(
  'within {duration} the service {string} should not have called {string}',
  options,
  async function (this: LinkWorld, period: number, from: string, to: string) {
    await this.patience.within(
      period,
      async () => await link.serviceShouldNotHaveCalled.call(this, from, to),
    );
  },
);

Then(
  'for {duration} the service {string} should not have called {string}',
  options,
  async function (this: LinkWorld, period: number, from: string, to: string) {
    await this.patience.during(
      period,
      async () => await link.serviceShouldNotHaveCalled.call(this, from, to),
    );
  },
);

Then(
  'within {duration} the service {string} should have sent {string} a {method} request to {string}',
  options,
  async function (this: LinkWorld, period: number, from: string, to: string, method: string, path: string) {
    await this.patience.within(
      period,
      async () => await link.serviceShouldHaveSent.call(this, from, to, method, path),
    );
  },
);

Then(
  'for {duration} the service {string} should have sent {string} a {method} request to {string}',
  options,
  async function (this: LinkWorld, period: number, from: string, to: string, method: string, path: string) {
    await this.patience.during(
      period,
      async () => await link.serviceShouldHaveSent.call(this, from, to, method, path),
    );
  },
);

Then(
  'within {duration} the service {string} should have sent {string} a {method} request to {string} with body:',
  options,
  async function (
    this: LinkWorld,
    period: number,
    from: string,
    to: string,
    method: string,
    path: string,
    text: string,
  ) {
    await this.patience.within(
      period,
      async () => await link.serviceShouldHaveSentBody.call(this, from, to, method, path, text),
    );
  },
);

Then(
  'for {duration} the service {string} should have sent {string} a {method} request to {string} with body:',
  options,
  async function (
    this: LinkWorld,
    period: number,
    from: string,
    to: string,
    method: string,
    path: string,
    text: string,
  ) {
    await this.patience.during(
      period,
      async () => await link.serviceShouldHaveSentBody.call(this, from, to, method, path, text),
    );
  },
);
