// Written by `npm run generate` from the file of the same name one folder up. Do not edit.

import { Then } from '@cucumber/cucumber';
import type { StreamWorld } from '../../worlds/views';
import * as stream from '../stream.steps';

/** Milliseconds that a guarded step may take at most, whatever its guard says. */
const options = { timeout: 600_000 };

Then(
  'within {duration} I should receive a message containing:',
  options,
  async function (this: StreamWorld, period: number, text: string) {
    await this.patience.within(period, async () => await stream.shouldReceiveMessage.call(this, text));
  },
);

Then(
  'for {duration} I should receive a message containing:',
  options,
  async function (this: StreamWorld, period: number, text: string) {
    await this.patience.during(period, async () => await stream.shouldReceiveMessage.call(this, text));
  },
);

Then(
  'within {duration} I should receive the event {string} containing:',
  options,
  async function (this: StreamWorld, period: number, event: string, text: string) {
    await this.patience.within(period, async () => await stream.shouldReceiveEvent.call(this, event, text));
  },
);

Then(
  'for {duration} I should receive the event {string} containing:',
  options,
  async function (this: StreamWorld, period: number, event: string, text: string) {
    await this.patience.during(period, async () => await stream.shouldReceiveEvent.call(this, event, text));
  },
);

Then(
  'within {duration} I should receive {int} message(s)',
  options,
  async function (this: StreamWorld, period: number, amount: number) {
    await this.patience.within(period, async () => await stream.shouldReceiveMessages.call(this, amount));
  },
);

Then(
  'for {duration} I should receive {int} message(s)',
  options,
  async function (this: StreamWorld, period: number, amount: number) {
    await this.patience.during(period, async () => await stream.shouldReceiveMessages.call(this, amount));
  },
);

Then(
  'within {duration} I should not receive a message containing:',
  options,
  async function (this: StreamWorld, period: number, text: string) {
    await this.patience.within(period, async () => await stream.shouldNotReceiveMessage.call(this, text));
  },
);

Then(
  'for {duration} I should not receive a message containing:',
  options,
  async function (this: StreamWorld, period: number, text: string) {
    await this.patience.during(period, async () => await stream.shouldNotReceiveMessage.call(this, text));
  },
);
