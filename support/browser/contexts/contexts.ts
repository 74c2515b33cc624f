import type { BrowserContext, BrowserContextOptions, Page } from 'playwright';
import type { Isolation } from '../choices/choices';
import { type StartedBrowser, settledWithin } from '../launch/launch';
import { Emptying } from './empty';
import { ContextNotOpenedError } from './errors';

/** What is asked of a context. */
export interface Wish {
  options: BrowserContextOptions;
  isolation: Isolation;
  /** Sent with every request. */
  headers: Record<string, string>;
}

/** A context for one person in one scenario. */
export interface Lent {
  context: BrowserContext;
  /**
   * Closes it, or empties it for the next scenario. Never throws, never takes long.
   *
   * @param spoiled whether something stays in it that cannot be taken back.
   */
  giveBack(spoiled?: boolean): Promise<void>;
}

interface Kept {
  browser: StartedBrowser;
  context: BrowserContext;
  page: Page;
  emptying: Emptying;
  /** Its options, to tell whether it is what another wish asks for. */
  key: string;
  lent: boolean;
}

const BLANK = 'about:blank';

/** Milliseconds that closing or emptying may take before the context, or the whole browser, is given up. */
const LIMIT = 5_000;

/**
 * A worker's browser contexts. Each wish gets a fresh one, unless it may do with the one that is kept from scenario to
 * scenario: one for the app's pages and one for components, each lent to one person at a time.
 */
export class Contexts implements AsyncDisposable {
  readonly #browser: () => Promise<StartedBrowser>;
  readonly #kept = new Map<string, Kept>();

  /** @param browser the worker's. */
  constructor(browser: () => Promise<StartedBrowser>) {
    this.#browser = browser;
  }

  /** @throws ContextNotOpenedError */
  async lend(wish: Wish): Promise<Lent> {
    const browser = await this.#browser();
    const kept = await this.#keptFor(wish, browser);
    if (!kept) return own(await open(browser, wish), browser);
    kept.lent = true;
    try {
      await kept.context.setExtraHTTPHeaders(wish.headers);
      if (wish.isolation !== 'unmount' && kept.page.url() !== BLANK) await kept.page.goto(BLANK);
      kept.emptying.begin();
      return {
        context: kept.context,
        giveBack: async (spoiled) => await this.#takeBack(kept, wish.isolation, spoiled ?? false),
      };
    } catch {
      // It died since the last scenario.
      await this.#giveUp(kept);
      return own(await open(browser, wish), browser);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const kept of [...this.#kept.values()]) await this.#giveUp(kept);
  }

  /** Undefined when the wish gets a context of its own. */
  async #keptFor(wish: Wish, browser: StartedBrowser): Promise<Kept | undefined> {
    // Only Chromium lets the storage of an origin be emptied without its help.
    if (wish.isolation === 'context' || browser.engine !== 'chromium') return undefined;
    const slot = wish.isolation === 'page' ? 'app' : 'components';
    const key = JSON.stringify(wish.options);
    const former = this.#kept.get(slot);
    if (former?.lent) return undefined;
    if (former && former.key === key && former.browser === browser && !former.page.isClosed()) return former;
    if (former) await this.#giveUp(former);
    const context = await open(browser, wish);
    const page = await context.newPage();
    const emptying = await Emptying.prepare(context, page, wish.options);
    const kept = { browser, context, page, emptying, key, lent: false };
    this.#kept.set(slot, kept);
    return kept;
  }

  async #takeBack(kept: Kept, isolation: Isolation, spoiled: boolean): Promise<void> {
    let emptied = false;
    if (!spoiled && kept.browser.usable()) {
      const done = kept.emptying.empty(isolation).then((whole) => {
        emptied = whole;
      });
      await settledWithin(done, LIMIT);
    }
    if (!emptied) return await this.#giveUp(kept);
    kept.lent = false;
  }

  async #giveUp(kept: Kept): Promise<void> {
    for (const [slot, one] of this.#kept) if (one === kept) this.#kept.delete(slot);
    await close(kept.context, kept.browser);
  }
}

async function open(browser: StartedBrowser, { options, headers }: Wish): Promise<BrowserContext> {
  try {
    return await browser.newContext({ ...options, extraHTTPHeaders: headers });
  } catch (cause) {
    throw new ContextNotOpenedError(browser.name, cause);
  }
}

function own(context: BrowserContext, browser: StartedBrowser): Lent {
  return { context, giveBack: async () => await close(context, browser) };
}

async function close(context: BrowserContext, browser: StartedBrowser): Promise<void> {
  if (!browser.usable()) return;
  const closed = await settledWithin(context.close(), LIMIT);
  if (!closed) await browser[Symbol.asyncDispose]();
}
