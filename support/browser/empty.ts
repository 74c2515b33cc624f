import type { EventEmitter } from 'node:events';
import type { BrowserContext, BrowserContextOptions, CDPSession, Page } from 'playwright';
import type { Isolation } from './choices';

/**
 * Empties a kept context between two scenarios, so that nothing of the one is seen by the next, while the page and the
 * browser's cache of files stay. What scripts of the project's own add by hand (init scripts, bindings) stays as well.
 */
export class Emptying {
  /** Origins whose documents were loaded: those may have storage. */
  readonly #origins = new Set<string>();
  readonly #restore: () => void;

  private constructor(
    private readonly context: BrowserContext,
    private readonly page: Page,
    private readonly cdp: CDPSession,
    private readonly options: BrowserContextOptions,
  ) {
    const known = [context, page].map((emitter) => remember(emitter as unknown as EventEmitter));
    this.#restore = () => {
      for (const forget of known) forget();
    };
    context.on('request', (request) => {
      if (request.isNavigationRequest()) this.#origins.add(new URL(request.url()).origin);
    });
  }

  /** To be called before a scenario uses the context. @param options that it was made with. */
  static async prepare(
    context: BrowserContext,
    page: Page,
    options: BrowserContextOptions,
  ): Promise<Emptying> {
    return new Emptying(context, page, await context.newCDPSession(page), options);
  }

  /**
   * @returns false when something stays that only a new context rids of: it is to be closed.
   */
  async empty(isolation: Isolation): Promise<boolean> {
    const { context, page, options } = this;
    if (page.isClosed() || !(await this.#clearTab())) return false;
    for (const other of context.pages()) if (other !== page) await other.close();
    if (isolation !== 'unmount') await page.goto('about:blank');
    this.#restore();
    await Promise.all([page.unrouteAll(IGNORE), context.unrouteAll(IGNORE)]);
    for (const origin of this.#origins) {
      await this.cdp.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    }
    await this.cdp.send('Page.resetNavigationHistory');
    await this.cdp.detach();
    await Promise.all([context.clearCookies(), this.#resetDevice(page)]);
    await context.clearPermissions();
    // Granting none would deny them all.
    if (options.permissions) await context.grantPermissions(options.permissions);
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

  async #resetDevice(page: Page): Promise<void> {
    const { context, options } = this;
    const { viewport, geolocation } = options;
    const shown = page.viewportSize();
    if (viewport && (shown?.width !== viewport.width || shown.height !== viewport.height)) {
      await page.setViewportSize(viewport);
    }
    await context.setGeolocation(geolocation ?? null);
    await context.setOffline(false);
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
