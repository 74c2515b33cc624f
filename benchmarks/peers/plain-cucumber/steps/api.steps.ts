import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import axios from 'axios';
import type { BenchWorld } from './world';

When('I send a {word} request to {string}', async function (this: BenchWorld, method: string, path: string) {
  this.response = await axios({ method, url: `${process.env.API}${path}`, validateStatus: () => true });
});

When(
  'I send a {word} request to {string} with body:',
  async function (this: BenchWorld, method: string, path: string, body: string) {
    const data = JSON.parse(body);
    this.response = await axios({
      method,
      url: `${process.env.API}${path}`,
      data,
      validateStatus: () => true,
    });
  },
);

Then('the response status should be {int}', function (this: BenchWorld, status: number) {
  assert.equal(this.response.status, status);
});

Then(
  'the response field {string} should be {string}',
  function (this: BenchWorld, field: string, value: string) {
    assert.equal(String(this.response.data[field]), value);
  },
);

Then(
  'the response field {string} should be {int}',
  function (this: BenchWorld, field: string, value: number) {
    assert.equal(this.response.data[field], value);
  },
);
