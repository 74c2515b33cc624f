// Written by `npm run generate` from the file of the same name one folder up. Do not edit.

import { type DataTable, Then } from '@cucumber/cucumber';
import type { BrowserWorld } from '../../worlds/views';
import * as ui from '../ui.steps';

/** Milliseconds that a guarded step may take at most, whatever its guard says. */
const options = { timeout: 600_000 };

Then(
  'within {duration} I should see {string}',
  options,
  async function (this: BrowserWorld, period: number, text: string) {
    await this.patience.within(period, async () => await ui.shouldSee.call(this, text));
  },
);

Then(
  'for {duration} I should see {string}',
  options,
  async function (this: BrowserWorld, period: number, text: string) {
    await this.patience.during(period, async () => await ui.shouldSee.call(this, text));
  },
);

Then(
  'within {duration} I should not see {string}',
  options,
  async function (this: BrowserWorld, period: number, text: string) {
    await this.patience.within(period, async () => await ui.shouldNotSee.call(this, text));
  },
);

Then(
  'for {duration} I should not see {string}',
  options,
  async function (this: BrowserWorld, period: number, text: string) {
    await this.patience.during(period, async () => await ui.shouldNotSee.call(this, text));
  },
);

Then(
  'within {duration} I should see the {string} {role}',
  options,
  async function (this: BrowserWorld, period: number, name: string, role: string) {
    await this.patience.within(period, async () => await ui.shouldSeeElement.call(this, name, role));
  },
);

Then(
  'for {duration} I should see the {string} {role}',
  options,
  async function (this: BrowserWorld, period: number, name: string, role: string) {
    await this.patience.during(period, async () => await ui.shouldSeeElement.call(this, name, role));
  },
);

Then(
  'within {duration} I should not see the {string} {role}',
  options,
  async function (this: BrowserWorld, period: number, name: string, role: string) {
    await this.patience.within(period, async () => await ui.shouldNotSeeElement.call(this, name, role));
  },
);

Then(
  'for {duration} I should not see the {string} {role}',
  options,
  async function (this: BrowserWorld, period: number, name: string, role: string) {
    await this.patience.during(period, async () => await ui.shouldNotSeeElement.call(this, name, role));
  },
);

Then(
  'within {duration} the {string} {role} should contain {string}',
  options,
  async function (this: BrowserWorld, period: number, name: string, role: string, text: string) {
    await this.patience.within(
      period,
      async () => await ui.elementShouldContain.call(this, name, role, text),
    );
  },
);

Then(
  'for {duration} the {string} {role} should contain {string}',
  options,
  async function (this: BrowserWorld, period: number, name: string, role: string, text: string) {
    await this.patience.during(
      period,
      async () => await ui.elementShouldContain.call(this, name, role, text),
    );
  },
);

Then(
  'within {duration} the {string} {role} should be {elementState}',
  options,
  async function (this: BrowserWorld, period: number, name: string, role: string, state: string) {
    await this.patience.within(period, async () => await ui.elementShouldBe.call(this, name, role, state));
  },
);

Then(
  'for {duration} the {string} {role} should be {elementState}',
  options,
  async function (this: BrowserWorld, period: number, name: string, role: string, state: string) {
    await this.patience.during(period, async () => await ui.elementShouldBe.call(this, name, role, state));
  },
);

Then(
  'within {duration} the {string} field should have the value {string}',
  options,
  async function (this: BrowserWorld, period: number, name: string, value: string) {
    await this.patience.within(period, async () => await ui.fieldShouldHaveValue.call(this, name, value));
  },
);

Then(
  'for {duration} the {string} field should have the value {string}',
  options,
  async function (this: BrowserWorld, period: number, name: string, value: string) {
    await this.patience.during(period, async () => await ui.fieldShouldHaveValue.call(this, name, value));
  },
);

Then(
  'within {duration} the {string} table should contain:',
  options,
  async function (this: BrowserWorld, period: number, name: string, rows: DataTable) {
    await this.patience.within(period, async () => await ui.tableShouldContain.call(this, name, rows));
  },
);

Then(
  'for {duration} the {string} table should contain:',
  options,
  async function (this: BrowserWorld, period: number, name: string, rows: DataTable) {
    await this.patience.during(period, async () => await ui.tableShouldContain.call(this, name, rows));
  },
);

Then(
  'within {duration} the {string} table should have {int} row(s)',
  options,
  async function (this: BrowserWorld, period: number, name: string, count: number) {
    await this.patience.within(period, async () => await ui.tableShouldHaveRows.call(this, name, count));
  },
);

Then(
  'for {duration} the {string} table should have {int} row(s)',
  options,
  async function (this: BrowserWorld, period: number, name: string, count: number) {
    await this.patience.during(period, async () => await ui.tableShouldHaveRows.call(this, name, count));
  },
);

Then(
  'within {duration} the {string} list should contain:',
  options,
  async function (this: BrowserWorld, period: number, name: string, items: DataTable) {
    await this.patience.within(period, async () => await ui.listShouldContain.call(this, name, items));
  },
);

Then(
  'for {duration} the {string} list should contain:',
  options,
  async function (this: BrowserWorld, period: number, name: string, items: DataTable) {
    await this.patience.during(period, async () => await ui.listShouldContain.call(this, name, items));
  },
);

Then(
  'within {duration} the {string} list should have {int} item(s)',
  options,
  async function (this: BrowserWorld, period: number, name: string, count: number) {
    await this.patience.within(period, async () => await ui.listShouldHaveItems.call(this, name, count));
  },
);

Then(
  'for {duration} the {string} list should have {int} item(s)',
  options,
  async function (this: BrowserWorld, period: number, name: string, count: number) {
    await this.patience.during(period, async () => await ui.listShouldHaveItems.call(this, name, count));
  },
);

Then(
  'within {duration} the page title should be {string}',
  options,
  async function (this: BrowserWorld, period: number, title: string) {
    await this.patience.within(period, async () => await ui.pageTitleShouldBe.call(this, title));
  },
);

Then(
  'for {duration} the page title should be {string}',
  options,
  async function (this: BrowserWorld, period: number, title: string) {
    await this.patience.during(period, async () => await ui.pageTitleShouldBe.call(this, title));
  },
);

Then(
  'within {duration} I should be on {string}',
  options,
  async function (this: BrowserWorld, period: number, pathOrName: string) {
    await this.patience.within(period, async () => await ui.shouldBeOn.call(this, pathOrName));
  },
);

Then(
  'for {duration} I should be on {string}',
  options,
  async function (this: BrowserWorld, period: number, pathOrName: string) {
    await this.patience.during(period, async () => await ui.shouldBeOn.call(this, pathOrName));
  },
);
