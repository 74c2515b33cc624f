// Written by `npm run generate` from the file of the same name one folder up. Do not edit.

import { Then } from '@cucumber/cucumber';
import type { ApiWorld } from '../../worlds/views';
import * as api from '../api.steps';

/** Milliseconds that a guarded step may take at most, whatever its guard says. */
const options = { timeout: 600_000 };

Then(
  'within {duration} the response status should be {int}',
  options,
  async function (this: ApiWorld, period: number, status: number) {
    await this.patience.within(
      period,
      async () => await api.responseStatusShouldBe.call(this, status),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response status should be {int}',
  options,
  async function (this: ApiWorld, period: number, status: number) {
    await this.patience.during(
      period,
      async () => await api.responseStatusShouldBe.call(this, status),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response should be {responseClass}',
  options,
  async function (this: ApiWorld, period: number, name: string) {
    await this.patience.within(
      period,
      async () => await api.responseShouldBe.call(this, name),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response should be {responseClass}',
  options,
  async function (this: ApiWorld, period: number, name: string) {
    await this.patience.during(
      period,
      async () => await api.responseShouldBe.call(this, name),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response header {string} should be {string}',
  options,
  async function (this: ApiWorld, period: number, name: string, value: string) {
    await this.patience.within(
      period,
      async () => await api.responseHeaderShouldBe.call(this, name, value),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response header {string} should be {string}',
  options,
  async function (this: ApiWorld, period: number, name: string, value: string) {
    await this.patience.during(
      period,
      async () => await api.responseHeaderShouldBe.call(this, name, value),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response header {string} should contain {string}',
  options,
  async function (this: ApiWorld, period: number, name: string, part: string) {
    await this.patience.within(
      period,
      async () => await api.responseHeaderShouldContain.call(this, name, part),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response header {string} should contain {string}',
  options,
  async function (this: ApiWorld, period: number, name: string, part: string) {
    await this.patience.during(
      period,
      async () => await api.responseHeaderShouldContain.call(this, name, part),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response time should be less than {duration}',
  options,
  async function (this: ApiWorld, period: number, limit: number) {
    await this.patience.within(
      period,
      async () => await api.responseTimeShouldBeLessThan.call(this, limit),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response time should be less than {duration}',
  options,
  async function (this: ApiWorld, period: number, limit: number) {
    await this.patience.during(
      period,
      async () => await api.responseTimeShouldBeLessThan.call(this, limit),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response body should be empty',
  options,
  async function (this: ApiWorld, period: number) {
    await this.patience.within(
      period,
      async () => await api.responseBodyShouldBeEmpty.call(this),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response body should be empty',
  options,
  async function (this: ApiWorld, period: number) {
    await this.patience.during(
      period,
      async () => await api.responseBodyShouldBeEmpty.call(this),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response body should be the same as the file {string}',
  options,
  async function (this: ApiWorld, period: number, file: string) {
    await this.patience.within(
      period,
      async () => await api.responseBodyShouldBeTheFile.call(this, file),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response body should be the same as the file {string}',
  options,
  async function (this: ApiWorld, period: number, file: string) {
    await this.patience.during(
      period,
      async () => await api.responseBodyShouldBeTheFile.call(this, file),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response cookie {string} should be {string}',
  options,
  async function (this: ApiWorld, period: number, name: string, value: string) {
    await this.patience.within(
      period,
      async () => await api.responseCookieShouldBe.call(this, name, value),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response cookie {string} should be {string}',
  options,
  async function (this: ApiWorld, period: number, name: string, value: string) {
    await this.patience.during(
      period,
      async () => await api.responseCookieShouldBe.call(this, name, value),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response cookie {string} should exist',
  options,
  async function (this: ApiWorld, period: number, name: string) {
    await this.patience.within(
      period,
      async () => await api.responseCookieShouldExist.call(this, name),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response cookie {string} should exist',
  options,
  async function (this: ApiWorld, period: number, name: string) {
    await this.patience.during(
      period,
      async () => await api.responseCookieShouldExist.call(this, name),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response should match the API specification',
  options,
  async function (this: ApiWorld, period: number) {
    await this.patience.within(
      period,
      async () => await api.responseShouldMatchSpecification.call(this),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response should match the API specification',
  options,
  async function (this: ApiWorld, period: number) {
    await this.patience.during(
      period,
      async () => await api.responseShouldMatchSpecification.call(this),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'within {duration} the response should match the schema {string}',
  options,
  async function (this: ApiWorld, period: number, file: string) {
    await this.patience.within(
      period,
      async () => await api.responseShouldMatchSchema.call(this, file),
      async () => await this.api.repeat(),
    );
  },
);

Then(
  'for {duration} the response should match the schema {string}',
  options,
  async function (this: ApiWorld, period: number, file: string) {
    await this.patience.during(
      period,
      async () => await api.responseShouldMatchSchema.call(this, file),
      async () => await this.api.repeat(),
    );
  },
);
