import type { EventEmitter } from 'node:events';
import type { BrowserContext, BrowserContextOptions, CDPSession, Page } from 'playwright';
import type { Isolation } from './choices';

/** Calls that leave in a context what neither its pages nor its storage hold. */
const LASTING = [
  'setGeolocation',
  'setOffline',
  'grantPermissions',
  'clearPermissions',
  // Whatever may be said through it.
  'newCDPSession',
] as const;

/**
 * Empties a kept context between two scenarios, so that nothing of the one is seen by the next, while the page and the
 * browser's cache of files stay. What scripts of the project's own add by hand (init scripts, bindings) stays as well.
 */
export class Emptying {
  /** Origins whose documents were loaded: those may have storage. */
  readonly #origins = new Set<string>();
  /** Whether a scenario called what lasts. */
  #changed = false;
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
    for (const name of LASTING) this.#notice(name);
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
    this.#restore = () => {
      for (const forget of known) forget();
    };
  }

  /**
   * @returns false when something stays that only a new context rids of: it is to be closed.
   */
  async empty(isolation: Isolation): Promise<boolean> {
    const { context, page } = this;
    if (page.isClosed() || !(await this.#clearTab())) return false;
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

  #notice(name: (typeof LASTING)[number]): void {
    const context = this.context as unknown as Record<string, (...given: unknown[]) => unknown>;
    const call = context[name];
    context[name] = (...given) => {
      this.#changed = true;
      return call?.apply(context, given);
    };
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
