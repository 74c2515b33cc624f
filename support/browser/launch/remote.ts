import { stripVTControlCharacters } from 'node:util';
import type { BrowserSettings } from '../../settings/browser-settings';
import { RemoteBrowserError } from './errors';
import { type StartedBrowser, startedBrowser } from './launch';

/** Milliseconds that a server may take to give a browser; a farm may have to start one. */
const LIMIT = 30_000;

const TITLES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' };

/** Address of the Playwright server whose browser is to be used; undefined for a browser of this machine. */
export function remoteAddress(env: NodeJS.ProcessEnv): string | undefined {
  return env.BRINE_BROWSER_WS || undefined;
}

/**
 * Uses the browser of a Playwright server. Addresses of this machine are reached by it through this connection, so
 * that it sees the app wherever it runs.
 *
 * @param address `ws://…` or `wss://…`.
 * @throws RemoteBrowserError
 */
export async function connectBrowser(address: string, settings: BrowserSettings): Promise<StartedBrowser> {
  const engine = settings.engine ?? 'chromium';
  const playwright = await import('playwright');
  try {
    const browser = await playwright[engine].connect(address, {
      exposeNetwork: '<loopback>',
      timeout: LIMIT,
    });
    return startedBrowser(browser, `${TITLES[engine]} of a Playwright server`, engine);
  } catch (cause) {
    throw new RemoteBrowserError(shown(address), reasonOf(cause, address), { cause });
  }
}

/** Without what may be secret: who asks, and the query. */
function shown(address: string): string {
  if (!URL.canParse(address)) return address;
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}

function reasonOf(cause: unknown, address: string): string {
  if (!/^wss?:\/\//.test(address)) return 'Such addresses begin with ws:// or wss://.';
  const text = stripVTControlCharacters(cause instanceof Error ? cause.message : String(cause));
  if (/Timeout \d+ms exceeded/.test(text)) return `It did not answer within ${LIMIT / 1_000} s.`;
  if (/ECONNREFUSED/.test(text)) return 'Nothing listens there. (ECONNREFUSED)';
  if (/ENOTFOUND|EAI_AGAIN/.test(text)) return 'The host name is not known. (ENOTFOUND)';
  const [story = ''] = text.replace(/^browserType\.connect: /, '').split(/\nCall log:/);
  // Only a Playwright server says in words why it will not.
  const [, status, words] = /^WebSocket error: \S+ (\d{3} [^\n]*)\n?(.*)$/s.exec(story) ?? [];
  if (status === undefined) return story.replaceAll(address, shown(address)).trim();
  return status.startsWith('428') && words
    ? tidy(words)
    : `It answers ${status}, as no Playwright server does.`;
}

/** Without the frame that Playwright draws around what it says. */
function tidy(words: string): string {
  const lines = words.split('\n').map((line) => line.replace(/^[║╔╚].?|[║╗╝═]+$/g, '').trim());
  return lines.filter(Boolean).join('\n');
}
