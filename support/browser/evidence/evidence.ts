import type { Page } from 'playwright';
import { settledWithin } from '../launch/launch';
import type { Seat } from '../seats/seat';
import type { Watch } from './watch';

/** What one person's window shows. */
export interface PersonEvidence {
  /** Actor's name; undefined for somebody who is not signed in. */
  person?: string | undefined;
  /** PNG of what the window shows. */
  screenshot?: Buffer;
  url?: string;
  /** The page as assistive technology has it: roles and names, one a line. */
  structure?: string;
}

/** The current person's window, and what all pages said. */
export interface PageEvidence extends PersonEvidence {
  /** Everybody else who has a page open in this scenario. */
  others?: PersonEvidence[];
  /** Warnings and errors that the page wrote to its console. */
  console: string[];
  /** Uncaught exceptions. */
  errors: string[];
  /** Requests without an answer, or with one of 400 and above. */
  failures: string[];
}

/** Milliseconds that each part may take. */
const LIMIT = 2_000;
/** Lines of a page's structure that are kept. */
const MOST_LINES = 200;

/** Takes what can be had from the pages. Never rejects, never takes longer than three times the limit. */
export async function takeEvidence(
  current: Seat,
  seats: readonly Seat[],
  watch: Watch,
): Promise<PageEvidence> {
  await settledWithin(watch.settle(), LIMIT);
  const { console, errors, failures } = watch;
  const shown = seats.filter(hasPage);
  const [own, ...others] = await Promise.all(
    [current, ...shown.filter((seat) => seat !== current)].map(async (seat) => await showOf(seat)),
  );
  return { ...own, console, errors, failures, ...(others.length > 0 && { others }) };
}

async function showOf(seat: Seat): Promise<PersonEvidence> {
  const person = seat.person === undefined ? {} : { person: seat.person };
  const page = seat.current;
  if (!page || !hasPage(seat)) return person;
  const screenshot = await within(page.screenshot({ timeout: LIMIT }));
  const structure = await within(structureOf(page));
  return { ...person, url: page.url(), ...(screenshot && { screenshot }), ...(structure && { structure }) };
}

function hasPage({ current }: Seat): boolean {
  return current !== undefined && !current.isClosed() && current.url() !== 'about:blank';
}

async function structureOf(page: Page): Promise<string> {
  const lines = (await page.locator('body').ariaSnapshot({ timeout: LIMIT })).split('\n');
  const left = lines.length - MOST_LINES;
  return [...lines.slice(0, MOST_LINES), ...(left > 0 ? [`… ${left} more lines`] : [])].join('\n');
}

/** Undefined when it fails or takes too long. */
async function within<T>(promise: Promise<T>): Promise<T | undefined> {
  let result: T | undefined;
  const kept = promise.then((value) => {
    result = value;
  });
  await settledWithin(kept, LIMIT);
  return result;
}
