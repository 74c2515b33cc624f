import { type DataTable, Given, When } from '@cucumber/cucumber';
import { headerOf } from '../support/http/expect';
import { demand } from '../support/matching/field';
import { fake } from '../support/values/fake';
import { readCell, readPairs } from '../support/values/pairs';
import { unique } from '../support/values/unique';
import type { ApiWorld, DataWorld } from '../worlds/views';

/** @example the variable "city" is "Porto" */
Given('the variable {string} is {value}', function (this: DataWorld, name: string, value: unknown) {
  this.values.set(name, value);
});

Given('the variables:', function (this: DataWorld, table: DataTable) {
  for (const [name, cell] of readPairs(table.raw())) this.values.set(name, readCell(cell));
});

Given('a unique {word} saved as {string}', function (this: DataWorld, kind: string, name: string) {
  this.values.set(name, unique(kind, this.draws.next()));
});

/** @example a fake city saved as "city" */
Given('a fake {word} saved as {string}', async function (this: DataWorld, kind: string, name: string) {
  this.values.set(name, await fake(kind, this.draws.next()));
});

When('I save the response field {string} as {string}', function (this: ApiWorld, path: string, name: string) {
  this.values.set(name, demand({ owner: 'the response', body: this.api.response.body, path }).value);
});

/** @example I save the response header "Location" as "order url" */
When(
  'I save the response header {string} as {string}',
  function (this: ApiWorld, header: string, name: string) {
    this.values.set(name, headerOf(this.api.answered, header));
  },
);
