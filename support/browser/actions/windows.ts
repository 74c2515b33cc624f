import type { Page } from 'playwright';
import { BrineError } from '../../errors/brine-error';
import { PageExpectationError } from '../elements/errors';
import { NoPageOpenError } from '../session/errors';
import type { BrowserSession } from '../session/session';
import { suggestion } from '../suggest';

export class WindowNotFoundError extends BrineError {
  override readonly name = 'WindowNotFoundError';
  override readonly fault = 'wrong';
}

interface Window {
  page: Page;
  title: string;
  /** Path with query and fragment. */
  path: string;
}

/**
 * Is at another window from now on, once it is there.
 *
 * @param called its title, a page's name, its path (a query only where it counts), or its whole address.
 * @throws WindowNotFoundError
 */
export async function goToWindow(session: BrowserSession, called: string): Promise<void> {
  const page = await session.patience.eventually(async () => await find(session, called));
  session.turnTo(page);
  await page.bringToFront();
}

/** Closes the window that steps are at; they are at the one opened last of the others then. @throws NoPageOpenError */
export async function closeWindow(session: BrowserSession): Promise<void> {
  const page = await session.page();
  if (page.url() === 'about:blank') throw new NoPageOpenError();
  await page.close();
  session.lookAtWholePage();
}

/** Looks once how many windows the person has open. @throws PageExpectationError */
export async function haveWindows(session: BrowserSession, count: number): Promise<void> {
  const all = await windowsOf(session);
  if (all.length === count) return;
  throw new PageExpectationError({
    what: `${tally(all.length)} open, expected ${count}.`,
    details: all.map(line).join('\n'),
    seen: `${all.length}`,
  });
}

async function find(session: BrowserSession, called: string): Promise<Page> {
  const all = await windowsOf(session);
  const named = Object.hasOwn(session.pages, called) ? session.pages[called] : undefined;
  const ways: ((one: Window) => boolean)[] = [
    ({ title }) => title === called,
    ({ page }) => page.url() === called,
    ({ path }) => isAt(path, called) || (named !== undefined && isAt(path, named)),
  ];
  for (const way of ways) {
    const found = all.filter(way);
    if (found.length === 1 && found[0]) return found[0].page;
    if (found.length > 1) throw severalWindows(called, found);
  }
  throw noWindow(called, all);
}

function isAt(path: string, called: string): boolean {
  return path === called || path.replace(/[?#].*$/, '') === called;
}

async function windowsOf(session: BrowserSession): Promise<Window[]> {
  const pages = (await session.context()).pages().filter((page) => page.url() !== 'about:blank');
  return await Promise.all(
    pages.map(async (page) => {
      const { pathname, search, hash } = new URL(page.url());
      return { page, title: await page.title().catch(() => ''), path: `${pathname}${search}${hash}` };
    }),
  );
}

function noWindow(called: string, all: readonly Window[]): WindowNotFoundError {
  const names = all.flatMap(({ title, path }) => [title, path]);
  return new WindowNotFoundError({
    what: `There is no window "${called}".`,
    details: [
      suggestion(called, names),
      all.length === 0 ? 'No window is open.' : `The open windows:\n${all.map(line).join('\n')}`,
    ]
      .filter(Boolean)
      .join('\n'),
    next: 'Write its title, the name of its page, or its path.',
  });
}

function severalWindows(called: string, found: readonly Window[]): WindowNotFoundError {
  return new WindowNotFoundError({
    what: `${found.length} windows are called "${called}", and one is wanted.`,
    details: found.map(line).join('\n'),
    next: 'Write the path of the one, with its query if need be.',
  });
}

function line({ title, page }: Window): string {
  return `- "${title}" at ${page.url()}`;
}

function tally(count: number): string {
  if (count === 0) return 'No window is';
  return count === 1 ? '1 window is' : `${count} windows are`;
}
