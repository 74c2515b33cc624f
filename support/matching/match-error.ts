import { BrineError } from '../errors/brine-error';
import type { Mismatch } from './mismatch';

/** A value is not as a step expects; keeps both sides whole for reports. */
export class MatchError extends BrineError {
  override readonly name = 'MatchError';
  override readonly fault = 'wrong';
  readonly mismatches: readonly Mismatch[];
  readonly expected: unknown;
  readonly actual: unknown;

  constructor(
    story: { what: string; details: string; seen: string; culprit: string },
    sides: { mismatches?: readonly Mismatch[]; expected: unknown; actual: unknown },
  ) {
    super(story);
    this.mismatches = sides.mismatches ?? [];
    this.expected = sides.expected;
    this.actual = sides.actual;
  }
}
