import type { Figure } from './contest';
import { isKept } from './figures';

/** `1.07 ×`. */
export function shown({ value, unit }: Figure): string {
  return `${number(value)} ${unit}`;
}

/** `≤ 1.15`. */
export function promisedOf({ most, least }: Figure): string {
  if (most !== undefined) return `≤ ${most}`;
  return least === undefined ? '' : `≥ ${least}`;
}

/** `1.02 to 1.11`. */
export function spreadOf({ lowest, highest }: Figure): string {
  return `${number(lowest)} to ${number(highest)}`;
}

export function verdictOf(one: Figure): string {
  const kept = isKept(one);
  return kept === undefined ? '' : kept ? 'met' : '**not met**';
}

function number(value: number): string {
  return value.toFixed(Math.abs(value) < 100 ? 2 : 0);
}
