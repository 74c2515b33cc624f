import type { Page } from 'playwright';
import { NoHistoryError, PageNotOpenedError } from './errors';

/** Milliseconds until the document must be there. */
const LIMIT = 30_000;
const HOW = { waitUntil: 'domcontentloaded', timeout: LIMIT } as const;

const REASONS: Record<string, string> = {
  'net::ERR_CONNECTION_REFUSED': 'Nothing listens there.',
  'net::ERR_NAME_NOT_RESOLVED': 'The host name is not known.',
  'net::ERR_EMPTY_RESPONSE': 'The server hung up without an answer.',
  'net::ERR_CONNECTION_RESET': 'The server broke the connection.',
  NS_ERROR_CONNECTION_REFUSED: 'Nothing listens there.',
  NS_ERROR_UNKNOWN_HOST: 'The host name is not known.',
  NS_ERROR_NET_RESET: 'The server broke the connection.',
};

/**
 * Loads the address until its document is parsed; what comes later is waited for by the steps that need it.
 *
 * @throws PageNotOpenedError
 */
export async function openAddress(page: Page, url: string): Promise<void> {
  await loading(url, () => page.goto(url, HOW));
}

/** Loads the page's own address anew. @throws PageNotOpenedError */
export async function reloadPage(page: Page): Promise<void> {
  await loading(page.url(), () => page.reload(HOW));
}

/**
 * Goes one page back or forward, as the browser's buttons do.
 *
 * @throws NoHistoryError, PageNotOpenedError
 */
export async function goThrough(page: Page, way: 'back' | 'forward'): Promise<void> {
  const before = await entryOf(page);
  await loading(page.url(), () => (way === 'back' ? page.goBack(HOW) : page.goForward(HOW)));
  if (page.url() === 'about:blank') await page.goForward(HOW);
  else if ((await entryOf(page)) !== before) return;
  throw new NoHistoryError(way, page.url());
}

/** What tells the page's place in the history from others. */
async function entryOf(page: Page): Promise<string> {
  const key = await page.evaluate(() => window.navigation?.currentEntry?.key ?? '').catch(() => '');
  return `${page.url()} ${key}`;
}

async function loading(url: string, load: () => Promise<unknown>): Promise<void> {
  try {
    await load();
  } catch (cause) {
    throw new PageNotOpenedError(url, reasonOf(cause), { cause });
  }
}

function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const code = /net::\w+|NS_ERROR_\w+/.exec(message)?.[0];
  if (code) return REASONS[code] ? `${REASONS[code]} (${code})` : code;
  if (/Timeout/.test(message)) return `No document came within ${LIMIT / 1_000} s.`;
  return message.split('\n')[0] ?? message;
}
