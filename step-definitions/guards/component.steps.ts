// Written by `npm run generate` from the file of the same name one folder up. Do not edit.

import { Then } from '@cucumber/cucumber';
import type { ComponentWorld } from '../../worlds/views';
import * as component from '../component.steps';

/** Milliseconds that a guarded step may take at most, whatever its guard says. */
const options = { timeout: 600_000 };

Then(
  'within {duration} the component should have called {string}',
  options,
  async function (this: ComponentWorld, period: number, callback: string) {
    await this.patience.within(
      period,
      async () => await component.componentShouldHaveCalled.call(this, callback),
    );
  },
);

Then(
  'for {duration} the component should have called {string}',
  options,
  async function (this: ComponentWorld, period: number, callback: string) {
    await this.patience.during(
      period,
      async () => await component.componentShouldHaveCalled.call(this, callback),
    );
  },
);

Then(
  'within {duration} the component should not have called {string}',
  options,
  async function (this: ComponentWorld, period: number, callback: string) {
    await this.patience.within(
      period,
      async () => await component.componentShouldNotHaveCalled.call(this, callback),
    );
  },
);

Then(
  'for {duration} the component should not have called {string}',
  options,
  async function (this: ComponentWorld, period: number, callback: string) {
    await this.patience.during(
      period,
      async () => await component.componentShouldNotHaveCalled.call(this, callback),
    );
  },
);

Then(
  'within {duration} the component should have called {string} {int} time(s)',
  options,
  async function (this: ComponentWorld, period: number, callback: string, times: number) {
    await this.patience.within(
      period,
      async () => await component.componentShouldHaveCalledTimes.call(this, callback, times),
    );
  },
);

Then(
  'for {duration} the component should have called {string} {int} time(s)',
  options,
  async function (this: ComponentWorld, period: number, callback: string, times: number) {
    await this.patience.during(
      period,
      async () => await component.componentShouldHaveCalledTimes.call(this, callback, times),
    );
  },
);

Then(
  'within {duration} the component should have called {string} with:',
  options,
  async function (
    this: ComponentWorld,
    period: number,
    callback: string,
    expected: Parameters<typeof component.componentShouldHaveCalledWith>[1],
  ) {
    await this.patience.within(
      period,
      async () => await component.componentShouldHaveCalledWith.call(this, callback, expected),
    );
  },
);

Then(
  'for {duration} the component should have called {string} with:',
  options,
  async function (
    this: ComponentWorld,
    period: number,
    callback: string,
    expected: Parameters<typeof component.componentShouldHaveCalledWith>[1],
  ) {
    await this.patience.during(
      period,
      async () => await component.componentShouldHaveCalledWith.call(this, callback, expected),
    );
  },
);

Then(
  'within {duration} the component should have crashed with {string}',
  options,
  async function (this: ComponentWorld, period: number, text: string) {
    await this.patience.within(
      period,
      async () => await component.componentShouldHaveCrashed.call(this, text),
    );
  },
);

Then(
  'for {duration} the component should have crashed with {string}',
  options,
  async function (this: ComponentWorld, period: number, text: string) {
    await this.patience.during(
      period,
      async () => await component.componentShouldHaveCrashed.call(this, text),
    );
  },
);

Then(
  'within {duration} the component should be empty',
  options,
  async function (this: ComponentWorld, period: number) {
    await this.patience.within(period, async () => await component.componentShouldBeEmpty.call(this));
  },
);

Then(
  'for {duration} the component should be empty',
  options,
  async function (this: ComponentWorld, period: number) {
    await this.patience.during(period, async () => await component.componentShouldBeEmpty.call(this));
  },
);
