import { renderExchange } from '../evidence/exchange-text';
import type { Webhook } from './webhook';

/** A webhook as HTTP reads, with what it was answered; redacted. */
export function renderWebhook({ name, exchange }: Webhook): string {
  return `received at "${name}":\n${renderExchange(exchange)}`;
}
