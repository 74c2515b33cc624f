import { DURATION_LETTERS, DURATION_STEP } from './shape';

const LAST = DURATION_LETTERS.length - 1;

/** The letter for a duration in milliseconds; what `durationOf` makes of it is less than a fifth away. */
export function durationLetter(milliseconds: number | undefined): string {
  if (milliseconds === undefined) return '.';
  const step = Math.round(Math.log(Math.max(1, milliseconds)) / Math.log(DURATION_STEP));
  return DURATION_LETTERS[Math.min(step, LAST)] as string;
}
