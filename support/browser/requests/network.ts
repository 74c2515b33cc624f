import type { BrowserContext, Request, Route } from 'playwright';
import type { Follower } from '../followers/follower';
import { patternOf, type RequestPattern } from './pattern';
import { isOfPage, type Sent, sentBy } from './sent';

/** What a page gets in place of what the server would have answered. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** What becomes of a request. */
export type Fate =
  | { kind: 'normal' }
  | { kind: 'answer'; answer: Answer }
  | { kind: 'fail' }
  /** Goes to this address: the path is kept, without what stands before the pattern's `*`. */
  | { kind: 'forward'; url: string };

interface Rule {
  pattern: RequestPattern;
  fate?: Fate;
  /** Milliseconds before anything happens to it. */
  delay?: number;
}

/**
 * The requests that the pages of one scenario send: recorded always, changed only where a step says so, as interception
 * switches the browser's cache off. Pages that are opened are no requests of a page.
 */
export class Network implements Follower {
  readonly sent: Sent[] = [];
  readonly #rules: Rule[] = [];
  readonly #contexts = new Set<BrowserContext>();
  readonly #madeUp = new WeakSet<Request>();
  readonly #note: (line: string) => void;

  /** @param note takes in what could not be done, in a line. */
  constructor(note: (line: string) => void) {
    this.#note = note;
  }

  /** Whether a step of this scenario changed the network: its context is not as it was. */
  get changed(): boolean {
    return this.#rules.length > 0;
  }

  /** Whether it was answered, or failed, by a rule in place of a server. */
  isMadeUp(request: Request): boolean {
    return this.#madeUp.has(request);
  }

  async attach(context: BrowserContext): Promise<void> {
    this.#contexts.add(context);
    context.on('close', () => this.#contexts.delete(context));
    context.on('request', (request) => {
      if (isOfPage(request)) this.sent.push(sentBy(request));
    });
    for (const rule of this.#rules) await this.#route(context, rule);
  }

  /** What becomes of such requests from now on. @param method undefined: any. @throws RequestPathError */
  async let(method: string | undefined, path: string, change: Pick<Rule, 'fate' | 'delay'>): Promise<void> {
    const rule = { pattern: patternOf(method, path), ...change };
    this.#rules.unshift(rule);
    for (const context of this.#contexts) await this.#route(context, rule);
  }

  async #route(context: BrowserContext, { pattern }: Rule): Promise<void> {
    await context.route(pattern.urls, (route, request) => this.#handle(route, request));
  }

  async #handle(route: Route, request: Request): Promise<void> {
    const rules = this.#rules.filter(
      ({ pattern }) => isOfPage(request) && pattern.matches(request.method(), request.url()),
    );
    try {
      const delay = rules.find((rule) => rule.delay !== undefined)?.delay ?? 0;
      if (delay > 0) await new Promise((resolve) => void setTimeout(resolve, delay).unref());
      const decided = rules.find((rule) => rule.fate);
      if (decided?.fate?.kind === 'answer' || decided?.fate?.kind === 'fail') this.#madeUp.add(request);
      await fulfil(route, request, decided);
    } catch (error) {
      const [reason = ''] = (error as Error).message.split('\n');
      // A page that has gone needs no answer.
      if (!/closed|already handled/.test(reason))
        this.#note(`${request.method()} ${request.url()}: ${reason}`);
    }
  }
}

async function fulfil(route: Route, request: Request, rule: Rule | undefined): Promise<void> {
  const fate = rule?.fate;
  if (fate?.kind === 'answer') return await route.fulfill(fate.answer);
  if (fate?.kind === 'fail') return await route.abort('connectionfailed');
  if (rule && fate?.kind === 'forward')
    return await forward(route, request, rule.pattern.rebase(request.url(), fate.url));
  await route.fallback();
}

/** Streams pass as they come; where the protocol changes the browser refuses, and the whole answer is fetched for it. */
async function forward(route: Route, request: Request, url: string): Promise<void> {
  if (new URL(url).protocol === new URL(request.url()).protocol) return await route.fallback({ url });
  await route.fulfill({ response: await route.fetch({ url }) });
}
