import { redactText } from '../evidence/redact';
import { count } from '../matching/json';
import { preview } from '../matching/preview';
import { type Wanted, type Weighed, weigh } from '../streams/closeness';
import { lineOf, overview, tally } from '../streams/overview';
import { WebhookError } from './errors';
import type { Webhook } from './webhook';
import type { Webhooks } from './webhooks';

/** Requests to other paths that a failure lists. */
const SHOWN = 5;

/** One look at whether a webhook like this has been received. @throws WebhookError, NoWebhookAddressError */
export function expectWebhook(webhooks: Webhooks, wanted: Wanted): void {
  const where = placeOf(webhooks);
  const weighed = weigh(webhooks.received, wanted);
  if (weighed[0]?.mismatches.length === 0) return;
  throw new WebhookError({
    what: 'No webhook like the expected one was received.',
    where,
    details: `expected: ${preview(wanted.expected)}\n${listed(webhooks, weighed, 'the closest first')}`,
    next: nextOf(webhooks),
    seen: tally(weighed.length, 'webhook'),
  });
}

/** @throws WebhookError, which waiting cannot change; NoWebhookAddressError */
export function expectNoWebhook(webhooks: Webhooks, wanted: Wanted): void {
  const where = placeOf(webhooks);
  const found = weigh(webhooks.received, wanted).find(({ mismatches }) => mismatches.length === 0);
  if (!found) return;
  throw new WebhookError({
    what: 'A webhook was received that should not have been.',
    where,
    details: `not expected: ${preview(wanted.expected)}\nreceived as ${lineOf(found)}`,
    seen: `webhook ${found.number}`,
    final: true,
  });
}

/** @throws WebhookError, which waiting cannot change when there are too many; NoWebhookAddressError */
export function expectWebhooks(webhooks: Webhooks, amount: number): void {
  const { received } = webhooks;
  const where = placeOf(webhooks);
  if (received.length === amount) return;
  const inOrder = received.map((message, index) => ({ message, number: index + 1, mismatches: [] }));
  const verb = received.length > 1 ? 'were' : 'was';
  const whole = tally(received.length, 'webhook');
  throw new WebhookError({
    what: `${whole.charAt(0).toUpperCase()}${whole.slice(1)} ${verb} received, expected ${amount}.`,
    where,
    details: listed(webhooks, inOrder, 'in their order'),
    next: nextOf(webhooks),
    seen: whole,
    final: received.length > amount,
  });
}

/** `"hook url", http://127.0.0.1:7103/…`. */
function placeOf({ addresses }: Webhooks): string {
  return addresses.map(({ name, url }) => `"${name}", ${redactText(url)}`).join(' and ');
}

function listed({ lost }: Webhooks, weighed: readonly Weighed<Webhook>[], order: string): string {
  const left = lost.length - SHOWN;
  return [
    overview({ end: undefined }, weighed, order, 'webhook'),
    ...(lost.length > 0 ? [`${count(lost.length, 'request')} besides:`] : []),
    ...lost.slice(0, SHOWN).map((one) => `  ${redactText(one)}`),
    ...(left > 0 ? [`  and ${left} more`] : []),
  ].join('\n');
}

function nextOf({ addresses, received }: Webhooks): string | undefined {
  if (received.length > 0) return undefined;
  const [first] = addresses;
  return `Check that the service was told to call {{${first?.name}}} and can reach it from where it runs; its log may say why it did not.`;
}
