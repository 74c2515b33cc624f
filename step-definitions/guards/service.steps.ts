// Written by `npm run generate` from the file of the same name one folder up. Do not edit.

import { Then } from '@cucumber/cucumber';
import type { ServiceWorld } from '../../worlds/views';
import * as service from '../service.steps';

/** Milliseconds that a guarded step may take at most, whatever its guard says. */
const options = { timeout: 600_000 };

Then(
  'within {duration} the service {string} should be {serviceState}',
  options,
  async function (
    this: ServiceWorld,
    period: number,
    name: string,
    state: Parameters<typeof service.serviceShouldBe>[1],
  ) {
    await this.patience.within(period, async () => await service.serviceShouldBe.call(this, name, state));
  },
);

Then(
  'for {duration} the service {string} should be {serviceState}',
  options,
  async function (
    this: ServiceWorld,
    period: number,
    name: string,
    state: Parameters<typeof service.serviceShouldBe>[1],
  ) {
    await this.patience.during(period, async () => await service.serviceShouldBe.call(this, name, state));
  },
);

Then(
  'within {duration} the service {string} should have exited with code {int}',
  options,
  async function (this: ServiceWorld, period: number, name: string, code: number) {
    await this.patience.within(
      period,
      async () => await service.serviceShouldHaveExited.call(this, name, code),
    );
  },
);

Then(
  'for {duration} the service {string} should have exited with code {int}',
  options,
  async function (this: ServiceWorld, period: number, name: string, code: number) {
    await this.patience.during(
      period,
      async () => await service.serviceShouldHaveExited.call(this, name, code),
    );
  },
);

Then(
  'within {duration} the service {string} should log {string}',
  options,
  async function (this: ServiceWorld, period: number, name: string, text: string) {
    await this.patience.within(period, async () => await service.serviceShouldLog.call(this, name, text));
  },
);

Then(
  'for {duration} the service {string} should log {string}',
  options,
  async function (this: ServiceWorld, period: number, name: string, text: string) {
    await this.patience.during(period, async () => await service.serviceShouldLog.call(this, name, text));
  },
);

Then(
  'within {duration} the service {string} should not log {string}',
  options,
  async function (this: ServiceWorld, period: number, name: string, text: string) {
    await this.patience.within(period, async () => await service.serviceShouldNotLog.call(this, name, text));
  },
);

Then(
  'for {duration} the service {string} should not log {string}',
  options,
  async function (this: ServiceWorld, period: number, name: string, text: string) {
    await this.patience.during(period, async () => await service.serviceShouldNotLog.call(this, name, text));
  },
);

Then(
  'within {duration} no service should have panicked',
  options,
  async function (this: ServiceWorld, period: number) {
    await this.patience.within(period, async () => await service.noServiceShouldHavePanicked.call(this));
  },
);

Then(
  'for {duration} no service should have panicked',
  options,
  async function (this: ServiceWorld, period: number) {
    await this.patience.during(period, async () => await service.noServiceShouldHavePanicked.call(this));
  },
);
