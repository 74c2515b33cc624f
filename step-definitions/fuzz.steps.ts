import { type DataTable, When } from '@cucumber/cucumber';
import { expectToHold } from '../support/fuzz/fuzz';
import { readPairs } from '../support/values/pairs';
import type { ApiWorld } from '../worlds/views';

/** @example the operation "createOrder" should hold under 200 random requests */
When(
  'the operation {string} should hold under {int} random request(s)',
  async function (this: ApiWorld, name: string, runs: number) {
    await expectToHold(this.api, { name, runs, seed: this.draws.next(), fixed: {} });
  },
);

/** @example the operation "payOrder" should hold under 200 random requests with: */
When(
  'the operation {string} should hold under {int} random request(s) with:',
  async function (this: ApiWorld, name: string, runs: number, table: DataTable) {
    const fixed = Object.fromEntries(readPairs(table.raw()));
    await expectToHold(this.api, { name, runs, seed: this.draws.next(), fixed });
  },
);
