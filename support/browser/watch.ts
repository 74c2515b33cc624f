import type { BrowserContext, ConsoleMessage, Request, WebError } from 'playwright';
import type { Exchange } from '../evidence/exchange';
import { settledWithin } from './launch';
import { answerEnded, describeRequest, exchangeOf, unfinishedExchange } from './traffic';

/** Lines kept of each kind; a page that logs in a loop must not fill the report. */
const MOST_LINES = 100;
const LONGEST_LINE = 2_000;

/** Milliseconds that an answer which is just arriving may take to end. */
const GRACE = 250;

/** Listens to everything that happens in a scenario's pages. Never fails a scenario by itself. */
export class Watch {
  /** `warning: text (http://…/app.js:3)`, `confirm: text`. */
  readonly console: string[] = [];
  /** Uncaught exceptions with their stack, and requests that got no answer. */
  readonly errors: string[] = [];
  readonly #record: (exchange: Exchange) => void;
  readonly #open = new Set<Request>();
  readonly #reading = new Set<Promise<void>>();
  #origin = '';

  constructor(record: (exchange: Exchange) => void) {
    this.#record = record;
  }

  /** @param origin of the app: only its own XHR and fetch calls are recorded as exchanges. */
  attach(context: BrowserContext, origin: string): void {
    this.#origin = origin;
    context.on('console', (message) => this.#hear(message));
    context.on('weberror', (error) => keep(this.errors, textOf(error)));
    context.on('dialog', async (dialog) => {
      keep(this.console, `${dialog.type()}: ${dialog.message()} (dismissed)`);
      await dialog.dismiss().catch(() => {});
    });
    context.on('request', (request) => {
      if (this.#isCall(request)) this.#open.add(request);
    });
    context.on('requestfinished', (request) => this.#finished(request));
    context.on('requestfailed', (request) => this.#failed(request));
  }

  /** Waits for answers that are being read and records calls that are still open as such. */
  async settle(): Promise<void> {
    await settledWithin(Promise.all([...this.#open].map(answerEnded)), GRACE);
    await Promise.allSettled([...this.#reading]);
    const open = [...this.#open];
    this.#open.clear();
    for (const request of open) this.#record(await unfinishedExchange(request));
  }

  #hear(message: ConsoleMessage): void {
    const type = message.type();
    if (type !== 'error' && type !== 'warning') return;
    const { url, lineNumber } = message.location();
    keep(this.console, `${type}: ${message.text()}${url ? ` (${url}:${lineNumber + 1})` : ''}`);
  }

  #isCall(request: Request): boolean {
    const type = request.resourceType();
    return (type === 'xhr' || type === 'fetch') && request.url().startsWith(`${this.#origin}/`);
  }

  #finished(request: Request): void {
    if (!this.#open.delete(request)) return;
    const reading = exchangeOf(request).then((exchange) => this.#record(exchange));
    this.#reading.add(reading);
    void reading.finally(() => this.#reading.delete(reading));
  }

  #failed(request: Request): void {
    const reason = request.failure()?.errorText ?? 'no answer';
    // The page itself gives up requests when it leaves or unmounts: that is no fault.
    if (reason !== 'net::ERR_ABORTED') keep(this.errors, `${describeRequest(request)} failed: ${reason}`);
    if (this.#open.has(request)) this.#finished(request);
  }
}

function textOf(error: WebError): string {
  const thrown = error.error();
  return thrown.stack || `${thrown.name}: ${thrown.message}`;
}

function keep(lines: string[], line: string): void {
  if (lines.length > MOST_LINES) return;
  const shown = line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
  lines.push(lines.length < MOST_LINES ? shown : '… (more was not kept)');
}
