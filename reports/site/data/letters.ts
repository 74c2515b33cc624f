import type { Outcome } from '../../messages/run';
import type { Letter } from './shapes';

const LETTERS: Record<Outcome, Letter> = {
  passed: 'p',
  failed: 'f',
  ambiguous: 'a',
  undefined: 'u',
  pending: 'w',
  skipped: 's',
  unknown: 'x',
  'not run': 'n',
};

export function letterOf(outcome: Outcome): Letter {
  return LETTERS[outcome];
}
