// Written by `npm run generate` from the file of the same name one folder up. Do not edit.

import { type DataTable, Then } from '@cucumber/cucumber';
import type { DatabaseWorld } from '../../worlds/views';
import * as database from '../database.steps';

/** Milliseconds that a guarded step may take at most, whatever its guard says. */
const options = { timeout: 600_000 };

Then(
  'within {duration} the database table {string} should contain:',
  options,
  async function (this: DatabaseWorld, period: number, table: string, rows: DataTable) {
    await this.patience.within(period, async () => await database.tableShouldContain.call(this, table, rows));
  },
);

Then(
  'for {duration} the database table {string} should contain:',
  options,
  async function (this: DatabaseWorld, period: number, table: string, rows: DataTable) {
    await this.patience.during(period, async () => await database.tableShouldContain.call(this, table, rows));
  },
);

Then(
  'within {duration} the database table {string} should have {int} row(s)',
  options,
  async function (this: DatabaseWorld, period: number, table: string, amount: number) {
    await this.patience.within(period, async () => await database.tableShouldHave.call(this, table, amount));
  },
);

Then(
  'for {duration} the database table {string} should have {int} row(s)',
  options,
  async function (this: DatabaseWorld, period: number, table: string, amount: number) {
    await this.patience.during(period, async () => await database.tableShouldHave.call(this, table, amount));
  },
);

Then(
  'within {duration} the database table {string} should be empty',
  options,
  async function (this: DatabaseWorld, period: number, table: string) {
    await this.patience.within(period, async () => await database.tableShouldBeEmpty.call(this, table));
  },
);

Then(
  'for {duration} the database table {string} should be empty',
  options,
  async function (this: DatabaseWorld, period: number, table: string) {
    await this.patience.during(period, async () => await database.tableShouldBeEmpty.call(this, table));
  },
);
