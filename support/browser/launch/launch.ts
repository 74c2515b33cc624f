import { stripVTControlCharacters } from 'node:util';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright';
import type { BrowserSettings } from '../../settings/browser-settings';
import { type Engine, engineOf } from './engine';
import { BrowserLaunchError } from './errors';
import { type FoundBrowser, isHeadless } from './find';
import { canSandbox } from './sandbox';

/** A running browser; disposing ends its process. */
export interface StartedBrowser extends AsyncDisposable {
  /** `Google Chrome`. */
  readonly name: string;
  /** `156.0.8078.79`. */
  readonly version: string;
  readonly engine: Engine;
  /** False once it died or was disposed. */
  usable(): boolean;
  newContext(options: BrowserContextOptions): Promise<BrowserContext>;
}

/** Switches of every Chromium. Some are Playwright's defaults too; that it keeps quiet must not depend on those. */
export const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** Milliseconds that a browser may take to start or to end. */
const START_LIMIT = 30_000;
const STOP_LIMIT = 5_000;

/**
 * Starts the browser. Signals stay with the run: it closes what it opened, and a browser whose runner is gone ends by
 * itself.
 *
 * @throws BrowserLaunchError
 */
export async function launchBrowser(
  found: FoundBrowser,
  settings: BrowserSettings,
  { env }: { env: NodeJS.ProcessEnv },
): Promise<StartedBrowser> {
  const engine = engineOf(found.kind);
  const playwright = await import('playwright');
  try {
    const browser = await playwright[engine].launch({
      executablePath: found.path,
      headless: isHeadless(settings, env),
      ...(engine === 'chromium' && { chromiumSandbox: await canSandbox() }),
      args: [...(engine === 'chromium' ? QUIET : []), ...(settings.args ?? [])],
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      timeout: START_LIMIT,
    });
    return startedBrowser(browser, found.name, engine);
  } catch (cause) {
    throw new BrowserLaunchError(found.name, found.path, reasonOf(cause), { cause });
  }
}

/** @param name for people. */
export function startedBrowser(browser: Browser, name: string, engine: Engine): StartedBrowser {
  let disposed = false;
  return {
    name,
    version: browser.version(),
    engine,
    usable: () => !disposed && browser.isConnected(),
    newContext: async (options) => await browser.newContext(options),
    [Symbol.asyncDispose]: async () => {
      disposed = true;
      await settledWithin(browser.close(), STOP_LIMIT);
    },
  };
}

/** Waits for the promise, but no longer than so many milliseconds; true when it was in time and did not fail. */
export async function settledWithin(promise: Promise<unknown>, limit: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, limit, false);
  });
  const done = promise.then(
    () => true,
    () => false,
  );
  return await Promise.race([done, late]).finally(() => clearTimeout(timer));
}

/** What the browser itself said; Playwright wraps it into a call log with the whole command line. */
function reasonOf(cause: unknown): string {
  const lines = stripVTControlCharacters(String(cause instanceof Error ? cause.message : cause)).split('\n');
  const said = lines.flatMap((line) => /\[(?:pid=\d+\])?\[err\] (.*)/.exec(line)?.[1] ?? []);
  return [...new Set(said)].slice(-10).join('\n') || (lines[0] ?? '');
}
