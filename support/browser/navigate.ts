import type { Page } from 'playwright';
import { PageNotOpenedError } from './errors';

/** Milliseconds until the document must be there. */
const LIMIT = 30_000;
const HOW = { waitUntil: 'domcontentloaded', timeout: LIMIT } as const;

const REASONS: Record<string, string> = {
  'net::ERR_CONNECTION_REFUSED': 'Nothing listens there.',
  'net::ERR_NAME_NOT_RESOLVED': 'The host name is not known.',
  'net::ERR_EMPTY_RESPONSE': 'The server hung up without an answer.',
  'net::ERR_CONNECTION_RESET': 'The server broke the connection.',
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

async function loading(url: string, load: () => Promise<unknown>): Promise<void> {
  try {
    await load();
  } catch (cause) {
    throw new PageNotOpenedError(url, reasonOf(cause), { cause });
  }
}

function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const code = /net::\w+/.exec(message)?.[0];
  if (code) return REASONS[code] ? `${REASONS[code]} (${code})` : code;
  if (/Timeout/.test(message)) return `No document came within ${LIMIT / 1_000} s.`;
  return message.split('\n')[0] ?? message;
}
