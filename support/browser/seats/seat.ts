import type { BrowserContext, Frame, Locator, Page } from 'playwright';
import type { Identity } from '../../settings/settings';
import type { Lent } from '../contexts/contexts';
import type { View } from '../elements/view';
import { openPlanted, wearIdentity } from './identity';
import { openAddress } from './navigate';

export interface SeatParts {
  /** Actor's name; undefined for somebody who is not signed in. */
  person: string | undefined;
  identity: Identity;
  /** Origins where the identity is planted: the app's, and what Brine itself serves. */
  origins(): Promise<readonly string[]>;
  lend(identity: Identity): Promise<Lent>;
  /** Called with each new context before it has a page of the scenario. */
  follow(context: BrowserContext): Promise<void>;
}

/** What later steps look inside. */
export interface Inside {
  locator: Locator;
  /** `the "Payment" frame`. */
  name: string;
  /** The frame that it stands in, when it is not the page's own. */
  frame?: Frame | undefined;
}

/** One person's place at the browser in one scenario: a context of their own, opened when first used. */
export class Seat {
  readonly person: string | undefined;
  readonly #parts: SeatParts;
  #identity: Identity;
  #lent: Promise<Lent> | undefined;
  #page: Page | undefined;
  #inside: Inside | undefined;
  /** Origins that got the identity's cookies or headers, and those whose storage got the rest. */
  readonly #worn = new Set<string>();
  readonly #planted = new Set<string>();

  constructor(parts: SeatParts) {
    this.#parts = parts;
    this.person = parts.person;
    this.#identity = parts.identity;
  }

  /** Whether the browser was asked for. */
  get opened(): boolean {
    return this.#lent !== undefined;
  }

  /** The page that steps are at, also when it has closed; undefined before the first one. */
  get current(): Page | undefined {
    return this.#page;
  }

  /** Wears this from now on, unless the browser has already been opened as this person. */
  wear(identity: Identity): void {
    if (!this.opened) this.#identity = identity;
  }

  async context(): Promise<BrowserContext> {
    this.#lent ??= this.#open();
    try {
      return (await this.#lent).context;
    } catch (error) {
      this.#lent = undefined;
      throw error;
    }
  }

  /** The page that was opened last, or turned to, and is still there. */
  async page(): Promise<Page> {
    const context = await this.context();
    if (!this.#page || this.#page.isClosed())
      this.turnTo(context.pages().at(-1) ?? (await context.newPage()));
    return this.#page as Page;
  }

  /** Steps are at this page from now on. */
  turnTo(page: Page): void {
    if (page === this.#page) return;
    this.#page = page;
    this.#inside = undefined;
  }

  /** Loads the address, and plants the identity where its origin is seen first. @throws PageNotOpenedError */
  async load(url: string): Promise<void> {
    const page = await this.page();
    this.lookInside(undefined);
    const { origin } = new URL(url);
    const planting = !this.#planted.has(origin) && (await this.#parts.origins()).includes(origin);
    if (!planting) return await openAddress(page, url);
    this.#planted.add(origin);
    await this.#wearAt(origin, page.context());
    await openPlanted(page, this.#identity, origin, () => openAddress(page, url));
  }

  lookInside(inside: Inside | undefined): void {
    this.#inside = inside;
  }

  async view(): Promise<View> {
    const page = await this.page();
    const { locator = page.locator('body'), name, frame } = this.#inside ?? {};
    return { page, frame, scope: locator, inside: name };
  }

  /** Gives the context back. Never throws, never takes long. @param spoiled see Lent. */
  async close(spoiled: boolean): Promise<void> {
    const lent = this.#lent;
    this.#lent = undefined;
    this.#page = undefined;
    this.#inside = undefined;
    this.#worn.clear();
    this.#planted.clear();
    await (await lent?.catch(() => undefined))?.giveBack(spoiled);
  }

  async #open(): Promise<Lent> {
    const lent = await this.#parts.lend(this.#identity);
    try {
      lent.context.on('page', (page) => this.turnTo(page));
      await this.#parts.follow(lent.context);
      for (const origin of await this.#parts.origins()) await this.#wearAt(origin, lent.context);
      return lent;
    } catch (error) {
      await lent.giveBack();
      throw error;
    }
  }

  async #wearAt(origin: string, context: BrowserContext): Promise<void> {
    if (this.#worn.has(origin)) return;
    this.#worn.add(origin);
    await wearIdentity(context, this.#identity, origin);
  }
}
