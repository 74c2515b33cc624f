import { BadMarkerError } from './bad-marker-error';
import { capitalised, count } from './json';
import { match } from './match';
import { MatchError } from './match-error';
import type { MatchMode, Mismatch } from './mismatch';
import { render, twoSides } from './render';

export interface Expectation {
  /** What is compared, as in a sentence: `the response body`. */
  subject: string;
  mode: MatchMode;
}

/**
 * Expects JSON to match (see `match`).
 *
 * @throws MatchError that lists the differences.
 * @throws BadMarkerError when the expectation cannot be read.
 */
export function expectMatch(actual: unknown, expected: unknown, { subject, mode }: Expectation): void {
  expectNone(match(actual, expected, { mode }), { subject, expected, actual });
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
    { what: `${capitalised(subject)} is not as expected${tally}.`, details: render(mismatches) },
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
    { what: `${capitalised(subject)} is not as expected.`, details: twoSides(expected, actual.words) },
    { expected, actual: actual.value },
  );
}
