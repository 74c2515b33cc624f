import type { EventEmitter } from 'node:events';
import type { BrowserContext, BrowserContextOptions, CDPSession, Page } from 'playwright';
import type { Isolation } from '../choices/choices';

/** Calls that leave in a context what neither its pages nor its storage hold. */
const LASTING = [
  'setGeolocation',
  'setOffline',
  'grantPermissions',
  'clearPermissions',
  // Whatever may be said through it.
  'newCDPSession',
] as const;

/** Calls whose effect nobody can take back, or ask for: steps of a project's own make them. */
const STAYING = [
  'addInitScript',
  'addLocatorHandler',
  'emulateMedia',
  'exposeBinding',
  'exposeFunction',
  'routeWebSocket',
  'setDefaultNavigationTimeout',
  'setDefaultTimeout',
  'setHTTPCredentials',
] as const;

/**
 * Empties a kept context between two scenarios, so that nothing of the one is seen by the next, while the page and the
 * browser's cache of files stay.
 */
export class Emptying {
  /** Origins whose documents were loaded: those may have storage. */
  readonly #origins = new Set<string>();
  /** Whether a scenario called what lasts. */
  #changed = false;
  /** What a scenario called that stays. */
  readonly #staying = new Set<{ name: string }>();
  #restore = () => {};

  private constructor(
    private readonly context: BrowserContext,
    private readonly page: Page,
    private readonly cdp: CDPSession,
    private readonly options: BrowserContextOptions,
  ) {
    context.on('request', (request) => {
      if (request.isNavigationRequest()) this.#origins.add(new URL(request.url()).origin);
    });
    for (const name of LASTING) {
      notice(context, name, () => {
        this.#changed = true;
      });
    }
    for (const called of [context, page]) {
      for (const name of STAYING) notice(called, name, (made) => this.#stays(name, made));
    }
  }

  /** To be called once, with a new context. @param options that it was made with. */
  static async prepare(
    context: BrowserContext,
    page: Page,
    options: BrowserContextOptions,
  ): Promise<Emptying> {
    return new Emptying(context, page, await context.newCDPSession(page), options);
  }

  /** To be called before a scenario uses the context. */
  begin(): void {
    const known = [this.context, this.page].map((emitter) => remember(emitter as unknown as EventEmitter));
    this.#origins.clear();
    this.#changed = false;
    this.#staying.clear();
    const restore = () => {
      for (const forget of known) forget();
    };
    // V8 keeps a function that is made in an assignment to a property, and all that it knows, until it clears everything up.
    this.#restore = restore;
  }

  /**
   * @returns false when something stays that only a new context rids of: it is to be closed.
   */
  async empty(isolation: Isolation): Promise<boolean> {
    const { context, page } = this;
    if (this.#isLeft(isolation) || page.isClosed() || !(await this.#clearTab())) return false;
    for (const other of context.pages()) if (other !== page) await other.close();
    if (isolation !== 'unmount') await page.goto('about:blank');
    this.#restore();
    await Promise.all([
      page.unrouteAll(IGNORE),
      context.unrouteAll(IGNORE),
      context.clearCookies(),
      ...[...this.#origins].map(async (origin) => {
        await this.cdp.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
      }),
      this.cdp.send('Page.resetNavigationHistory'),
      this.#resetSize(),
    ]);
    if (this.#changed) await this.#resetDevice();
    return true;
  }

  /** What belongs to the tab itself is only within reach of the documents that it shows. */
  async #clearTab(): Promise<boolean> {
    const { page } = this;
    const shown = page.frames().map((frame) => ({ frame, origin: originOf(frame.url()) }));
    const reached = new Set(shown.map(({ origin }) => origin));
    if (![...this.#origins].every((origin) => reached.has(origin))) return false;
    for (const { frame, origin } of shown) {
      if (this.#origins.has(origin)) await frame.evaluate(clearStorage);
    }
    return true;
  }

  async #resetSize(): Promise<void> {
    const { viewport } = this.options;
    const shown = this.page.viewportSize();
    if (viewport && (shown?.width !== viewport.width || shown.height !== viewport.height)) {
      await this.page.setViewportSize(viewport);
    }
  }

  async #resetDevice(): Promise<void> {
    const { context, options } = this;
    await context.setGeolocation(options.geolocation ?? null);
    await context.setOffline(false);
    await context.clearPermissions();
    // Granting none would deny them all.
    if (options.permissions) await context.grantPermissions(options.permissions);
  }

  #isLeft(isolation: Isolation): boolean {
    // Components report by a binding of Brine's own, made once for as long as the context is kept.
    const own = isolation === 'page' ? undefined : 'exposeBinding';
    return [...this.#staying].some(({ name }) => name !== own);
  }

  /** Whoever takes it back leaves nothing. */
  #stays(name: string, made: unknown): void {
    const mark = { name };
    this.#staying.add(mark);
    void Promise.resolve(made).then(
      (one) => {
        if (!isDisposable(one)) return;
        const dispose = one.dispose.bind(one);
        const forget = async () => {
          await dispose();
          this.#staying.delete(mark);
        };
        one.dispose = forget;
      },
      () => this.#staying.delete(mark),
    );
  }
}

const IGNORE = { behavior: 'ignoreErrors' } as const;

/** Runs in the page. */
function clearStorage(): void {
  window.name = '';
  window.sessionStorage.clear();
  window.localStorage.clear();
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url;
}

/** Tells of each call of a method, with what it gave. */
function notice(called: object, name: string, tell: (made: unknown) => void): void {
  const methods = called as Record<string, (...given: unknown[]) => unknown>;
  const method = methods[name];
  if (!method) return;
  methods[name] = (...given) => {
    const made = method.apply(called, given);
    tell(made);
    return made;
  };
}

function isDisposable(one: unknown): one is { dispose(): Promise<void> } {
  return typeof one === 'object' && one !== null && 'dispose' in one && typeof one.dispose === 'function';
}

/** @returns a function that takes off every listener that was added since. */
function remember(emitter: EventEmitter): () => void {
  const known = new Map(emitter.eventNames().map((event) => [event, new Set(emitter.listeners(event))]));
  return () => {
    for (const event of emitter.eventNames()) {
      for (const listener of emitter.listeners(event)) {
        if (!known.get(event)?.has(listener)) emitter.off(event, listener as () => void);
      }
    }
  };
}
