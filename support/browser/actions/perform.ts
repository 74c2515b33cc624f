import { stripVTControlCharacters } from 'node:util';
import type { Locator } from 'playwright';
import { findOne } from '../elements/locate';
import { whereOf } from '../elements/view';
import type { Wanted } from '../elements/wanted';
import type { BrowserSession } from '../session/session';
import { ActionFailedError } from './errors';

/** What Playwright's own waiting may take, in milliseconds. */
export interface Limit {
  timeout: number;
}

/** Waits until the wanted element is there. @throws ElementNotFoundError, AmbiguousElementError */
export async function waitForOne(session: BrowserSession, wanted: Wanted): Promise<Locator> {
  return await session.patience.eventually(async () => await findOne(await session.view(), wanted));
}

/**
 * Waits until the wanted element is there and lets itself be used, then uses it.
 *
 * @param action what it is, as in `… failed after 5 s`.
 * @throws ElementNotFoundError, AmbiguousElementError, ActionFailedError
 */
export async function perform(
  session: BrowserSession,
  action: string,
  wanted: Wanted,
  use: (element: Locator, limit: Limit) => Promise<unknown>,
): Promise<void> {
  const element = await waitForOne(session, wanted);
  await attempt(session, action, () => use(element, limitOf(session)));
}

/** Turns what Playwright says about a failed action into our own words. @throws ActionFailedError */
export async function attempt(
  session: BrowserSession,
  action: string,
  run: () => Promise<unknown>,
): Promise<void> {
  try {
    await run();
  } catch (cause) {
    // An error that is ours already says what there is to say.
    if (!isPlaywright(cause)) throw cause;
    const { timeout } = limitOf(session);
    throw new ActionFailedError(action, timeout, whereOf(await session.view()), reasonOf(cause), { cause });
  }
}

/** Playwright takes 0 for "for ever". */
export function limitOf(session: BrowserSession): Limit {
  return { timeout: Math.max(1, session.patience.limit) };
}

/** Whether Playwright says so, and not we. */
export function isPlaywright(cause: unknown): cause is Error {
  return cause instanceof Error && /^(?:locator|page|keyboard|frame)\.\w+:/i.test(cause.message);
}

const REASONS: readonly [RegExp, (match: RegExpExecArray) => string][] = [
  [/(<[^>]*>).* intercepts pointer events/, ([, cover]) => `It is covered by ${cover}.`],
  [/element is not enabled/, () => 'It is disabled.'],
  [/element is not editable/, () => 'It is read-only.'],
  [/element is not visible/, () => 'It is hidden.'],
  [/element is not stable/, () => 'It keeps moving.'],
  [/element is outside of the viewport/, () => 'It cannot be scrolled into view.'],
  [/element was detached|not attached/, () => 'The page keeps replacing it.'],
  [/Clicking the checkbox did not change its state/, () => 'The click did not change it.'],
  [/Cannot type text into input\[type=number\]/, () => 'The field takes only numbers.'],
];

/** The last thing that stood in the way; else Playwright's first line. */
function reasonOf(cause: Error): string {
  const lines = stripVTControlCharacters(cause.message).split('\n');
  for (const line of lines.toReversed()) {
    for (const [pattern, say] of REASONS) {
      const match = pattern.exec(line);
      if (match) return say(match);
    }
  }
  const gone = lines.some((line) => line.includes('waiting for')) && /Timeout/.test(lines[0] ?? '');
  return gone ? 'It is not on the page any more.' : (lines[0] ?? '').replace(/^\S+: /, '');
}
