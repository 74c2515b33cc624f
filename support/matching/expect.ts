import { BadMarkerError } from './bad-marker-error';
import { capitalised, count } from './json';
import { type MatchOptions, match } from './match';
import { MatchError } from './match-error';
import type { Mismatch } from './mismatch';
import { preview } from './preview';
import { render, twoSides } from './render';

export interface Expectation extends MatchOptions {
  /** What is compared, as in a sentence: `the response body`. */
  subject: string;
}

/**
 * Expects JSON to match (see `match`).
 *
 * @throws MatchError that lists the differences.
 * @throws BadMarkerError when the expectation cannot be read.
 */
export function expectMatch(actual: unknown, expected: unknown, { subject, ...options }: Expectation): void {
  expectNone(match(actual, expected, options), { subject, expected, actual });
}

/** @throws MatchError or BadMarkerError unless there are no mismatches. */
export function expectNone(
  mismatches: readonly Mismatch[],
  { subject, expected, actual }: { subject: string; expected: unknown; actual: unknown },
): void {
  const faults = mismatches.filter(({ kind }) => kind === 'bad marker');
  if (faults.length > 0) throw new BadMarkerError(subject, faults);
  const [first] = mismatches;
  if (!first) return;
  const whole = mismatches.length === 1 && first.path === '';
  const tally = whole ? '' : `: ${count(mismatches.length, 'difference')}`;
  throw new MatchError(
    {
      what: `${capitalised(subject)} is not as expected${tally}.`,
      details: render(mismatches),
      seen: seenIn(mismatches),
      culprit: subject,
    },
    { mismatches, expected, actual },
  );
}

/** The error of a check whose two sides are told in words. */
export function unlike(
  subject: string,
  expected: string,
  actual: { value: unknown; words: string },
): MatchError {
  return new MatchError(
    {
      what: `${capitalised(subject)} is not as expected.`,
      details: twoSides(expected, actual.words),
      seen: actual.words,
      culprit: subject,
    },
    { expected, actual: actual.value },
  );
}

/** What was found in place of the first thing expected: `status "open"`, `status "open" and 2 more differences`. */
function seenIn([first, ...others]: readonly Mismatch[]): string {
  if (!first) return '';
  const place = first.path === '' ? '' : `${first.path} `;
  const words = first.kind === 'missing' ? 'is missing' : preview(first.actual, 60);
  const more = others.length > 0 ? ` and ${count(others.length, 'more difference')}` : '';
  return `${place}${words}${more}`;
}
