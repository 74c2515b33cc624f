import type { BrowserContext, Page } from 'playwright';
import { settledWithin } from '../launch/launch';
import type { BrowserSession } from './session';

/** Milliseconds that a page may take to say what it has to say; one that hangs says no more. */
const LIMIT = 2_000;

type Hear = (report: unknown) => void;

/** Who hears what the pages of a context report; a context may outlive the scenario that hears it. */
const hearers = new WeakMap<BrowserContext, { hear: Hear; bound: Promise<unknown> }>();

/** A page of a scenario whose own code is called from here, and which reports back. */
export class ScriptedPage {
  #page: Page | undefined;

  /**
   * @param binding global function of the page that takes its reports.
   * @param hear called with each report, in the order in which the page made them.
   */
  constructor(
    private readonly session: BrowserSession,
    private readonly binding: string,
    private readonly hear: Hear,
  ) {}

  /** Where the page is; undefined before it was opened and after it was closed. */
  get url(): string | undefined {
    return this.#page?.isClosed() === false ? this.#page.url() : undefined;
  }

  /** Loads a whole address in the current person's page, which is this page from now on. @throws PageNotOpenedError */
  async open(url: string): Promise<void> {
    await this.listen();
    await this.session.open(url);
    this.#page = await this.session.page();
  }

  /** Whether the current person's page is at this address already; then it is this page from now on, not yet heard. */
  async resume(url: string): Promise<boolean> {
    const page = await this.session.page();
    if (page.url() !== url) return false;
    this.session.lookAtWholePage();
    this.#page = page;
    return true;
  }

  /** Hears what the current person's pages report from now on. */
  async listen(): Promise<void> {
    const context = await this.session.context();
    const known = hearers.get(context);
    if (known) known.hear = this.hear;
    else {
      const hearer = { hear: this.hear, bound: Promise.resolve() as Promise<unknown> };
      hearer.bound = context.exposeBinding(this.binding, (_, report: unknown) => {
        if (report !== null) hearer.hear(report);
      });
      hearers.set(context, hearer);
    }
    await hearers.get(context)?.bound;
  }

  /** Runs a function in the page; it sees nothing but its argument. @throws Error of Playwright */
  async evaluate<Argument, Result>(
    run: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result> {
    if (!this.#page) throw new Error('The page has not been opened.');
    return await this.#page.evaluate(run as (argument: unknown) => Result, argument);
  }

  /** Waits until everything that the page has reported by now was heard. Never throws, never takes long. */
  async hearAll(): Promise<void> {
    if (this.url === undefined) return;
    // Reports arrive in order, so that one more comes after all the others.
    await settledWithin(this.evaluate(reportNothing, this.binding), LIMIT);
  }
}

/** Runs in the page. The second time comes after what it reports in a task of its own, such as a rejected promise. */
async function reportNothing(binding: string): Promise<void> {
  const report = (window as unknown as Record<string, (report: unknown) => unknown>)[binding];
  await report?.(null);
  await report?.(null);
}
