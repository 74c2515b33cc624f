import type { BrowserContext, Page } from 'playwright';
import type { Identity } from '../../settings/settings';

/**
 * Gives a fresh context an identity: its cookies now, its headers on every request to the app.
 *
 * An identity that lives in cookies or storage gets no headers: they would stay after the app signed out, and win
 * over what the app itself sends.
 */
export async function wearIdentity(
  context: BrowserContext,
  { headers, cookies, localStorage }: Identity,
  origin: string,
): Promise<void> {
  if (cookies) {
    await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: origin })));
  }
  if (headers && !cookies && !localStorage) {
    await context.route(`${origin}/**`, async (route, request) => {
      // Falls back, so that what a step says of this request still comes.
      await route.fallback({ headers: { ...request.headers(), ...headers } });
    });
  }
}

/**
 * Plants what the identity keeps in `localStorage` while `open` loads the page, and never again: whoever signs out
 * in the app stays signed out. (A context's `storageState` would do the same for 100 ms more a scenario.)
 */
export async function openPlanted<T>(
  page: Page,
  { localStorage }: Identity,
  origin: string,
  open: () => Promise<T>,
): Promise<T> {
  if (!localStorage) return await open();
  const script = await page.addInitScript(plant, { origin, items: Object.entries(localStorage) });
  try {
    return await open();
  } finally {
    await script.dispose();
  }
}

/** Runs in the page. */
function plant({ origin, items }: { origin: string; items: [string, string][] }): void {
  if (window.top !== window || window.origin !== origin) return;
  for (const [name, value] of items) window.localStorage.setItem(name, value);
}
