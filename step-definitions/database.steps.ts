import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import type { DatabaseWorld } from '../worlds/views';

/** @example the database table "orders" contains: */
Given(
  'the database table {string} contains:',
  async function (this: DatabaseWorld, table: string, rows: DataTable) {
    await this.databases.insert(table, rows.raw());
  },
);

Given('the database table {string} is empty', async function (this: DatabaseWorld, table: string) {
  await this.databases.clear(table);
});

/** @example the database is loaded from "seed/orders.sql" */
Given('the database is loaded from {string}', async function (this: DatabaseWorld, file: string) {
  await this.databases.load(file);
});

/** @example the database "orders" is loaded from "seed/orders.sql" */
Given(
  'the database {string} is loaded from {string}',
  async function (this: DatabaseWorld, database: string, file: string) {
    await this.databases.load(file, database);
  },
);

When('I run the SQL:', async function (this: DatabaseWorld, sql: string) {
  await this.databases.run(sql);
});

When(
  'I run the SQL in the database {string}:',
  async function (this: DatabaseWorld, database: string, sql: string) {
    await this.databases.run(sql, database);
  },
);

Then('the database table {string} should contain:', tableShouldContain);
export async function tableShouldContain(this: DatabaseWorld, table: string, rows: DataTable): Promise<void> {
  await this.patience.eventually(async () => await this.databases.expectRows(table, rows.raw()));
}

Then('the database table {string} should have {int} row(s)', tableShouldHave);
export async function tableShouldHave(this: DatabaseWorld, table: string, amount: number): Promise<void> {
  await this.patience.eventually(async () => await this.databases.expectCount(table, amount));
}

Then('the database table {string} should be empty', tableShouldBeEmpty);
export async function tableShouldBeEmpty(this: DatabaseWorld, table: string): Promise<void> {
  await this.patience.eventually(async () => await this.databases.expectCount(table, 0));
}
