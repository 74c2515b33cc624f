import type { BrowserContext, Locator, Page } from 'playwright';
import type { Exchange } from '../../evidence/exchange';
import type { Identity } from '../../settings/settings';
import type { Patience } from '../../wait/patience';
import type { ComponentIsolation } from '../contexts/wish';
import { findOne } from '../elements/locate';
import type { View } from '../elements/view';
import { byRole, nameRole } from '../elements/wanted';
import { type PageEvidence, takeEvidence } from '../evidence/evidence';
import { type RecordedStep, Recorder, type Recordings } from '../evidence/recording';
import { Watch } from '../evidence/watch';
import { Clock } from '../followers/clock';
import { Device } from '../followers/device';
import { Dialogs } from '../followers/dialogs';
import { Downloads } from '../followers/downloads';
import type { Follower } from '../followers/follower';
import { settledWithin } from '../launch/launch';
import { Network } from '../requests/network';
import { reloadPage } from '../seats/navigate';
import type { Inside } from '../seats/seat';
import { Seats } from '../seats/seats';
import { addressOf } from './address';
import { NoPageOpenError } from './errors';
import { Lending, type LendingParts } from './lending';

export interface SessionParts extends LendingParts {
  /** Page name → path. */
  pages: Record<string, string>;
  patience: Patience;
  record(exchange: Exchange): void;
  /** Folder that files to upload are named from (default: the working folder). */
  root?: string;
}

/** How the scenario ended. */
export interface Ending {
  failed: boolean;
}

/** Milliseconds that reading the last answers may take. */
const SETTLE_LIMIT = 2_000;

/** One scenario's browser: opened when first used, with a seat for each person who acts in it. */
export class BrowserSession {
  readonly patience: Patience;
  readonly pages: Record<string, string>;
  readonly root: string;
  readonly dialogs = new Dialogs((line) => this.#watch.note(line));
  readonly downloads = new Downloads();
  readonly network = new Network((line) => this.#watch.note(line));
  readonly clock = new Clock();
  readonly device = new Device();
  readonly #parts: SessionParts;
  readonly #watch: Watch;
  readonly #followers: Follower[];
  readonly #lending: Lending;
  readonly #seats: Seats;
  #recorder = new Recorder({}, 0);

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.patience = parts.patience;
    this.pages = parts.pages;
    this.root = parts.root ?? process.cwd();
    this.#watch = new Watch(parts.record, (request) => this.network.isMadeUp(request));
    const { dialogs, downloads, network, clock, device } = this;
    this.#followers = [this.#watch, dialogs, downloads, network, clock, device];
    this.#lending = new Lending(parts, (origin) => this.#watch.own(origin));
    this.#seats = new Seats({
      origins: async () => await this.#lending.origins(),
      lend: async (worn) => await this.#lending.lend(worn),
      follow: async (context, person) => {
        await this.#recorder.attach(context, person);
        for (const follower of this.#followers) await follower.attach(context, person);
      },
    });
  }

  /** Whether this scenario asked for a browser. */
  get used(): boolean {
    return this.#lending.used;
  }

  /** Takes in which scenario this is. @param tags with their `@`. @param attempt 0 for the first one. */
  begin(tags: readonly string[], attempt = 0): void {
    this.#recorder = new Recorder({ ...this.#parts.settings, ...this.#lending.begin(tags) }, attempt);
  }

  /** To be told before the first page: components are mounted in this scenario. Tags win over what is said here. */
  expectComponents(isolation: ComponentIsolation): void {
    this.#lending.expectComponents(isolation);
  }

  /** Tells recordings which step begins. */
  beginStep(describe: () => RecordedStep): void {
    this.#recorder.step(describe);
  }

  /** The current person's page: the one that was opened last, or turned to, and is still there. */
  async page(): Promise<Page> {
    return await this.#seats.current.page();
  }

  /** The current person's context. */
  async context(): Promise<BrowserContext> {
    return await this.#seats.current.context();
  }

  /** The page and the part of it that steps look at. @throws NoPageOpenError */
  async view(): Promise<View> {
    const view = await this.#seats.current.view();
    if (view.page.url() === 'about:blank') throw new NoPageOpenError();
    return view;
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
    await this.#seats.current.load(addressOf(pathOrName, await this.#parts.baseUrl(), this.pages));
  }

  /**
   * Opens a whole address that Brine itself serves, such as the page of a component: the identity is planted there and
   * its calls are recorded as the app's are.
   *
   * @throws PageNotOpenedError
   */
  async open(url: string): Promise<void> {
    this.#lending.serve(new URL(url).origin);
    await this.#seats.current.load(url);
  }

  /** Loads the page anew. @throws PageNotOpenedError */
  async reload(): Promise<void> {
    await reloadPage(await this.page());
    this.lookAtWholePage();
  }

  /** The current person is at this page of theirs from now on, and looks at the whole of it. */
  turnTo(page: Page): void {
    this.#seats.current.turnTo(page);
    this.lookAtWholePage();
  }

  /**
   * Is somebody else from now on. Each person has a context of their own, kept until the scenario ends: who comes back
   * finds their page as they left it; who is seen first opens the address of the app that the former person is at.
   *
   * @param person actor's name; undefined for somebody who is not signed in.
   */
  async identify(identity: Identity, person?: string): Promise<void> {
    const former = this.#seats.current;
    const seat = this.#seats.take(person, identity);
    if (seat === former || seat.opened || !former.current || former.current.isClosed()) return;
    const url = former.current.url();
    const base = await this.#parts.baseUrl();
    if (base !== undefined && url.startsWith(`${new URL(base).origin}/`)) await seat.load(url);
  }

  /** Narrows every later step to one element; inside a narrowed view, it narrows further. */
  async lookInside(name: string, role: string): Promise<void> {
    const inside = await this.patience.eventually(async () => {
      const view = await this.view();
      return { locator: await findOne(view, byRole(name, role)), frame: view.frame };
    });
    this.narrow({ ...inside, name: nameRole(name, role) });
  }

  /** Narrows every later step of the current person to this. */
  narrow(inside: Inside): void {
    this.#seats.current.lookInside(inside);
  }

  lookAtWholePage(): void {
    this.#seats.current.lookInside(undefined);
  }

  /** What is sent with every request has changed. */
  async renewHeaders(): Promise<void> {
    await Promise.all(
      this.#seats.opened.map(
        async (seat) => await (await seat.context()).setExtraHTTPHeaders(this.#parts.headers()),
      ),
    );
  }

  /** Waits until what the page has received is recorded, and records what it still waits for. */
  async settle(): Promise<void> {
    if (this.used) await settledWithin(this.#watch.settle(), SETTLE_LIMIT);
  }

  /** What scripts of all pages threw and nobody caught, with their stacks. */
  get scriptErrors(): readonly string[] {
    return this.#watch.errors;
  }

  /** What helps to see why a scenario failed. Never throws, never hangs. */
  async evidence(): Promise<PageEvidence> {
    this.dialogs.noteAwaited();
    return await takeEvidence(this.#seats.current, this.#seats.opened, this.#watch);
  }

  /**
   * Closes what was opened; the session may be used again and is fresh then. Never throws.
   *
   * @returns what is to be kept of the recordings.
   */
  async close({ failed }: Ending = { failed: false }): Promise<Recordings> {
    const recordings = await this.#recorder.end(failed);
    await Promise.allSettled(this.#seats.opened.map((seat) => seat.close(this.clock.changed)));
    await this.downloads.close();
    return recordings;
  }
}
