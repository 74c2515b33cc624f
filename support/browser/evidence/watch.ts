import type { BrowserContext, ConsoleMessage, Request, Response, WebError } from 'playwright';
import type { Exchange } from '../../evidence/exchange';
import type { Follower } from '../followers/follower';
import { settledWithin } from '../launch/launch';
import { answerEnded, describeRequest, exchangeOf, unfinishedExchange } from './traffic';

/** Lines kept of each kind; a page that logs in a loop must not fill the report. */
const MOST_LINES = 100;
const LONGEST_LINE = 2_000;

/** What Chromium, Firefox and WebKit call a request that the page itself gave up. */
const GIVEN_UP = new Set(['net::ERR_ABORTED', 'NS_BINDING_ABORTED', 'cancelled']);

/** Milliseconds that an answer which is just arriving may take to end. */
const GRACE = 250;

/** Listens to everything that happens in a scenario's pages. Never fails a scenario by itself. */
export class Watch implements Follower {
  /** `warning: text (http://…/app.js:3)`, `confirm: text`. */
  readonly console: string[] = [];
  /** Uncaught exceptions with their stack. */
  readonly errors: string[] = [];
  /** Requests of any kind that got no answer, or one of 400 and above. */
  readonly failures: string[] = [];
  readonly #record: (exchange: Exchange) => void;
  readonly #isMadeUp: (request: Request) => boolean;
  readonly #open = new Set<Request>();
  readonly #reading = new Set<Promise<void>>();
  readonly #origins = new Set<string>();

  /** @param isMadeUp whether the scenario itself answers a request. */
  constructor(record: (exchange: Exchange) => void, isMadeUp: (request: Request) => boolean) {
    this.#record = record;
    this.#isMadeUp = isMadeUp;
  }

  /** Records the XHR and fetch calls to this origin as exchanges: those of the app, not those to third parties. */
  own(origin: string): void {
    this.#origins.add(origin);
  }

  /** Keeps a line among what the page wrote to its console. */
  note(line: string): void {
    keep(this.console, line);
  }

  attach(context: BrowserContext): void {
    context.on('console', (message) => this.#hear(message));
    context.on('weberror', (error) => keep(this.errors, textOf(error)));
    context.on('request', (request) => {
      if (this.#isCall(request)) this.#open.add(request);
    });
    context.on('response', (response) => this.#answered(response));
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
    // What the browser itself says of a failed request is told among those, with method and status.
    if (message.text().startsWith('Failed to load resource: ')) return;
    const { url, lineNumber } = message.location();
    keep(this.console, `${type}: ${message.text()}${url ? ` (${url}:${lineNumber + 1})` : ''}`);
  }

  #isCall(request: Request): boolean {
    const type = request.resourceType();
    if (type !== 'xhr' && type !== 'fetch') return false;
    // What the page of a component asks Brine itself is no exchange of the scenario.
    if (new URL(request.url()).pathname.startsWith('/__component__/')) return false;
    return [...this.#origins].some((origin) => request.url().startsWith(`${origin}/`));
  }

  #finished(request: Request): void {
    if (!this.#open.delete(request)) return;
    const madeUp = this.#isMadeUp(request) && { madeUp: true as const };
    const reading = exchangeOf(request).then((exchange) => this.#record({ ...exchange, ...madeUp }));
    this.#reading.add(reading);
    void reading.finally(() => this.#reading.delete(reading));
  }

  #answered(response: Response): void {
    if (response.status() < 400) return;
    const status = `${response.status()} ${response.statusText()}`.trim();
    keep(this.failures, `${describeRequest(response.request())} answered ${status}`);
  }

  #failed(request: Request): void {
    const reason = request.failure()?.errorText ?? 'no answer';
    // The page itself gives up requests when it leaves or unmounts: that is no fault.
    if (!GIVEN_UP.has(reason)) keep(this.failures, `${describeRequest(request)} failed: ${reason}`);
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
