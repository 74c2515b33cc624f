import type { Outcome } from './run';

/** How a scenario ended, in one letter, for the files that list thousands of them. */
type OutcomeLetter = 'p' | 'f' | 'a' | 'u' | 'w' | 's' | 'x' | 'n';

const LETTERS: Record<Outcome, OutcomeLetter> = {
  passed: 'p',
  failed: 'f',
  ambiguous: 'a',
  undefined: 'u',
  pending: 'w',
  skipped: 's',
  unknown: 'x',
  'not run': 'n',
};

export function letterOf(outcome: Outcome): OutcomeLetter {
  return LETTERS[outcome];
}
