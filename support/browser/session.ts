import type { BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright';
import type { Exchange } from '../evidence/exchange';
import type { BrowserSettings, Identity } from '../settings/settings';
import type { Patience } from '../wait/patience';
import { addressOf } from './address';
import { NoPageOpenError } from './errors';
import { type PageEvidence, takeEvidence } from './evidence';
import { openPlanted, wearIdentity } from './identity';
import { type StartedBrowser, settledWithin } from './launch';
import { findOne } from './locate';
import { openAddress, reloadPage } from './navigate';
import type { View } from './view';
import { byRole, nameRole } from './wanted';
import { Watch } from './watch';

export interface SessionParts {
  /** The worker's browser. */
  open: () => Promise<StartedBrowser>;
  /** Address of the web app, without a path; undefined when the settings name none. */
  baseUrl: () => Promise<string | undefined>;
  settings: BrowserSettings;
  /** Page name → path. */
  pages: Record<string, string>;
  patience: Patience;
  /** Sent with every request, so that the services' logs can be told apart by scenario. */
  traceparent: string;
  record(exchange: Exchange): void;
  /** Folder that files to upload are named from (default: the working folder). */
  root?: string;
}

interface Opened {
  browser: StartedBrowser;
  context: BrowserContext;
  origin: string;
  /** Set once the identity's storage was planted. */
  planted: boolean;
}

/** Milliseconds that closing may take before the whole browser is given up. */
const CLOSE_LIMIT = 5_000;
/** Milliseconds that reading the last answers may take. */
const SETTLE_LIMIT = 2_000;

/** One scenario's browser: opened when first used, always fresh. */
export class BrowserSession {
  readonly patience: Patience;
  readonly pages: Record<string, string>;
  readonly root: string;
  readonly #parts: SessionParts;
  readonly #watch: Watch;
  #identity: Identity = {};
  #opened: Promise<Opened> | undefined;
  #page: Page | undefined;
  #inside: { locator: Locator; name: string } | undefined;
  #used = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.patience = parts.patience;
    this.pages = parts.pages;
    this.root = parts.root ?? process.cwd();
    this.#watch = new Watch(parts.record);
  }

  /** Whether this scenario asked for a browser. */
  get used(): boolean {
    return this.#used;
  }

  /** The page that was opened last and is still there. */
  async page(): Promise<Page> {
    const { context } = await this.#open();
    if (!this.#page || this.#page.isClosed())
      this.#page = context.pages().at(-1) ?? (await context.newPage());
    return this.#page;
  }

  /** The page and the part of it that steps look at. @throws NoPageOpenError */
  async view(): Promise<View> {
    const page = await this.page();
    if (page.url() === 'about:blank') throw new NoPageOpenError();
    return { page, scope: this.#inside?.locator ?? page.locator('body'), inside: this.#inside?.name };
  }

  /** Where elements are searched. */
  async scope(): Promise<Locator> {
    return (await this.view()).scope;
  }

  /**
   * Opens a path of the app, a page by its name, or a whole address, and looks at the whole page again.
   *
   * @throws UnknownPageError, PageNotOpenedError
   */
  async goto(pathOrName: string): Promise<void> {
    const url = addressOf(pathOrName, await this.#parts.baseUrl(), this.pages);
    await this.#load(url);
  }

  /** Loads the page anew. @throws PageNotOpenedError */
  async reload(): Promise<void> {
    await reloadPage(await this.page());
    this.lookAtWholePage();
  }

  /**
   * Is somebody else from now on. An open page is left and the same address opened in a fresh context, so that
   * nothing of one actor is seen by the next.
   */
  async identify(identity: Identity): Promise<void> {
    this.#identity = identity;
    if (!this.#opened) return;
    const { origin } = await this.#opened;
    const url = this.#page?.url() ?? '';
    await this.#leave();
    if (url.startsWith(`${origin}/`)) await this.#load(url);
  }

  /** Narrows every later step to one element; inside a narrowed view, it narrows further. */
  async lookInside(name: string, role: string): Promise<void> {
    const locator = await this.patience.eventually(
      async () => await findOne(await this.view(), byRole(name, role)),
    );
    this.#inside = { locator, name: nameRole(name, role) };
  }

  lookAtWholePage(): void {
    this.#inside = undefined;
  }

  /** Waits until what the page has received is recorded, and records what it still waits for. */
  async settle(): Promise<void> {
    if (this.#used) await settledWithin(this.#watch.settle(), SETTLE_LIMIT);
  }

  /** What helps to see why a scenario failed. Never throws, never hangs. */
  async evidence(): Promise<PageEvidence> {
    const opened = this.#opened !== undefined;
    return await takeEvidence(opened ? this.#page : undefined, this.#watch);
  }

  /** Closes what was opened; the session may be used again and is fresh then. Never throws. */
  async close(): Promise<void> {
    await this.#leave().catch(() => {});
  }

  async #load(url: string): Promise<void> {
    const opened = await this.#open();
    const page = await this.page();
    this.lookAtWholePage();
    if (opened.planted || !url.startsWith(`${opened.origin}/`)) return await openAddress(page, url);
    opened.planted = true;
    await openPlanted(page, this.#identity, opened.origin, () => openAddress(page, url));
  }

  async #open(): Promise<Opened> {
    this.#used = true;
    this.#opened ??= this.#openContext();
    try {
      return await this.#opened;
    } catch (error) {
      this.#opened = undefined;
      throw error;
    }
  }

  async #openContext(): Promise<Opened> {
    const [browser, baseUrl] = await Promise.all([this.#parts.open(), this.#parts.baseUrl()]);
    // Without an app of ours, no page is of our origin: nothing is planted and nothing recorded.
    const origin = baseUrl === undefined ? 'about:none' : new URL(baseUrl).origin;
    const context = await browser.newContext(contextOptions(this.#parts));
    context.on('page', (page) => {
      this.#page = page;
    });
    this.#watch.attach(context, origin);
    if (baseUrl !== undefined) await wearIdentity(context, this.#identity, origin);
    return { browser, context, origin, planted: false };
  }

  async #leave(): Promise<void> {
    const opening = this.#opened;
    this.#opened = undefined;
    this.#page = undefined;
    this.#inside = undefined;
    if (!opening) return;
    const { browser, context } = await opening;
    const closed = await settledWithin(context.close(), CLOSE_LIMIT);
    if (!closed) await browser[Symbol.asyncDispose]();
  }
}

function contextOptions({ settings, traceparent }: SessionParts): BrowserContextOptions {
  const { viewport, locale, timezone } = settings;
  return {
    viewport: viewport ?? { width: 1280, height: 720 },
    ...(locale && { locale }),
    ...(timezone && { timezoneId: timezone }),
    extraHTTPHeaders: { traceparent },
  };
}
