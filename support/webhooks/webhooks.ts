import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { parseBody, readText } from '../http/content';
import { NoWebhookAddressError, WebhookStatusError } from './errors';
import { type Call, type HookServer, startHookServer } from './server';
import type { Webhook } from './webhook';

/** An address that the suite is called back at. */
export interface Address {
  name: string;
  url: string;
}

/**
 * What is called back at the addresses of one scenario. Its server starts with the first address; each has a path that
 * nobody can guess, so that a late call of another scenario is never taken for one of this.
 */
export class Webhooks {
  readonly #addresses: Address[] = [];
  readonly #received: Webhook[] = [];
  readonly #lost: string[] = [];
  #server: HookServer | undefined;
  #status = 200;

  /** Starts to receive; a name that is known already keeps its address. @returns the address. */
  async open(name: string): Promise<string> {
    const known = this.#addresses.find((one) => one.name === name);
    if (known) return known.url;
    this.#server ??= await startHookServer((call) => this.#take(call));
    const url = `${this.#server.url}/${randomUUID()}`;
    this.#addresses.push({ name, url });
    return url;
  }

  /** What webhooks are answered with from now on. @throws NoWebhookAddressError, WebhookStatusError */
  answerWith(status: number): void {
    if (this.#addresses.length === 0) throw new NoWebhookAddressError();
    if (status < 200 || status > 599) throw new WebhookStatusError(status);
    this.#status = status;
  }

  /** @throws NoWebhookAddressError when there is none */
  get addresses(): readonly Address[] {
    if (this.#addresses.length === 0) throw new NoWebhookAddressError();
    return this.#addresses;
  }

  /** At all addresses, in the order in which they were whole. */
  get received(): readonly Webhook[] {
    return this.#received;
  }

  /** Requests that are no webhooks, each as `POST /path (why)`. */
  get lost(): readonly string[] {
    return this.#lost;
  }

  async close(): Promise<void> {
    await this.#server?.close();
    this.#server = undefined;
  }

  #take(call: Call): number {
    const { method, path, content } = call;
    const url = `${this.#server?.url}${path}`;
    const address = this.#addresses.find((one) => url.startsWith(one.url));
    if (address && content) {
      this.#received.push(webhookOf(address.name, url, { ...call, content }, this.#status));
      return this.#status;
    }
    const why = address ? 'larger than 10 MiB, or broken off' : 'another path';
    this.#lost.push(`${method} ${path} (${why})`);
    return address ? 413 : 404;
  }
}

function webhookOf(name: string, url: string, call: Call & { content: Buffer }, status: number): Webhook {
  const { method, headers, content, startedAt } = call;
  const type = headers['content-type'];
  const text = readText(content, type);
  const statusText = STATUS_CODES[status] ?? '';
  return {
    name,
    text,
    body: parseBody(text, type),
    exchange: {
      service: new URL(url).host,
      request: { method, url, headers, ...(text !== '' && { body: text }) },
      response: { status, statusText, headers: {}, text: '', body: '' },
      startedAt: startedAt.toISOString(),
      duration: Date.now() - startedAt.getTime(),
    },
  };
}
