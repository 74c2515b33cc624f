// Written by `npm run generate` from the file of the same name one folder up. Do not edit.

import { Then } from '@cucumber/cucumber';
import type { WebhookWorld } from '../../worlds/views';
import * as webhook from '../webhook.steps';

/** Milliseconds that a guarded step may take at most, whatever its guard says. */
const options = { timeout: 600_000 };

Then(
  'within {duration} I should receive a webhook with:',
  options,
  async function (this: WebhookWorld, period: number, text: string) {
    await this.patience.within(period, async () => await webhook.shouldReceiveWebhook.call(this, text));
  },
);

Then(
  'for {duration} I should receive a webhook with:',
  options,
  async function (this: WebhookWorld, period: number, text: string) {
    await this.patience.during(period, async () => await webhook.shouldReceiveWebhook.call(this, text));
  },
);

Then(
  'within {duration} I should receive a webhook containing:',
  options,
  async function (this: WebhookWorld, period: number, text: string) {
    await this.patience.within(
      period,
      async () => await webhook.shouldReceiveWebhookContaining.call(this, text),
    );
  },
);

Then(
  'for {duration} I should receive a webhook containing:',
  options,
  async function (this: WebhookWorld, period: number, text: string) {
    await this.patience.during(
      period,
      async () => await webhook.shouldReceiveWebhookContaining.call(this, text),
    );
  },
);

Then(
  'within {duration} I should receive {int} webhook(s)',
  options,
  async function (this: WebhookWorld, period: number, amount: number) {
    await this.patience.within(period, async () => await webhook.shouldReceiveWebhooks.call(this, amount));
  },
);

Then(
  'for {duration} I should receive {int} webhook(s)',
  options,
  async function (this: WebhookWorld, period: number, amount: number) {
    await this.patience.during(period, async () => await webhook.shouldReceiveWebhooks.call(this, amount));
  },
);

Then(
  'within {duration} I should not receive a webhook containing:',
  options,
  async function (this: WebhookWorld, period: number, text: string) {
    await this.patience.within(period, async () => await webhook.shouldNotReceiveWebhook.call(this, text));
  },
);

Then(
  'for {duration} I should not receive a webhook containing:',
  options,
  async function (this: WebhookWorld, period: number, text: string) {
    await this.patience.during(period, async () => await webhook.shouldNotReceiveWebhook.call(this, text));
  },
);
