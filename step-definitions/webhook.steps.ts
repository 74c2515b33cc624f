import { Given, Then } from '@cucumber/cucumber';
import type { Wanted } from '../support/streams/closeness';
import { readWanted } from '../support/streams/expect';
import { expectNoWebhook, expectWebhook, expectWebhooks } from '../support/webhooks/expect';
import type { WebhookWorld } from '../worlds/views';

/** @example I wait for webhooks at "hook url" */
Given('I wait for webhooks at {string}', async function (this: WebhookWorld, name: string) {
  this.values.set(name, await this.webhooks.open(name));
});

/** @example the webhook answers with status 503 */
Given('the webhook answers with status {int}', function (this: WebhookWorld, status: number) {
  this.webhooks.answerWith(status);
});

Then('I should receive a webhook with:', shouldReceiveWebhook);
export async function shouldReceiveWebhook(this: WebhookWorld, text: string): Promise<void> {
  const wanted = wantedOf(this, text, 'exact');
  await this.patience.eventually(() => expectWebhook(this.webhooks, wanted));
}

Then('I should receive a webhook containing:', shouldReceiveWebhookContaining);
export async function shouldReceiveWebhookContaining(this: WebhookWorld, text: string): Promise<void> {
  const wanted = wantedOf(this, text, 'contain');
  await this.patience.eventually(() => expectWebhook(this.webhooks, wanted));
}

/** @example I should receive 2 webhooks */
Then('I should receive {int} webhook(s)', shouldReceiveWebhooks);
export async function shouldReceiveWebhooks(this: WebhookWorld, amount: number): Promise<void> {
  await this.patience.eventually(() => expectWebhooks(this.webhooks, amount));
}

Then('I should not receive a webhook containing:', shouldNotReceiveWebhook);
export function shouldNotReceiveWebhook(this: WebhookWorld, text: string): void {
  expectNoWebhook(this.webhooks, wantedOf(this, text, 'contain'));
}

function wantedOf(world: WebhookWorld, text: string, mode: 'exact' | 'contain'): Wanted {
  return readWanted(text, { document: world.values.expected(text), noun: 'webhook', mode });
}
