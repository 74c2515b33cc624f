import { type Comparison, compares, SIGNS } from './comparisons';
import type { Surroundings } from './marker';
import { type Amount, amountOf, type Operand, readOperand, valueAt } from './operands';
import { preview } from './preview';

/** Limits that an amount must keep, as a marker writes them: `> 5`, `<= total`, `between 1 and 5`. */
export interface Limits {
  /** `number that is at least 1 and at most 5`. */
  words: string;
  hold(value: unknown): boolean;
  beside?(surroundings: Surroundings): Limits;
}

type Limit = [comparison: Comparison, operand: Operand];

/** How a comparison reads when it is about dates. */
const IN_TIME: Record<Comparison, string> = {
  'at least': 'not before',
  'at most': 'not after',
  'more than': 'after',
  'less than': 'before',
};

/**
 * @param text without the `#`.
 * @returns the limits, or what is wrong with them, or nothing when the text is no comparison.
 */
export function readLimits(text: string): Limits | string | undefined {
  const between = /^between(?:\s+(.*))?$/s.exec(text);
  if (between) {
    const [, low, high] = /^(\S.*?)\s+and\s+(\S.*)$/s.exec(between[1]?.trim() ?? '') ?? [];
    if (low === undefined || high === undefined) return '"#between" needs two limits: "#between 1 and 5"';
    return limitsOf([
      ['at least', low],
      ['at most', high],
    ]);
  }
  const [, sign, limit] = /^(>=|>|<=|<)\s*(.*)$/s.exec(text) ?? [];
  if (sign === undefined || limit === undefined) return undefined;
  if (limit === '') return `"#${sign}" needs a number, a date or a field after it: "#${sign} 5"`;
  return limitsOf([[SIGNS[sign as keyof typeof SIGNS], limit.trim()]]);
}

function limitsOf(written: [Comparison, string][]): Limits | string {
  const limits: Limit[] = [];
  for (const [comparison, text] of written) {
    const operand = readOperand(text);
    if (typeof operand === 'string') return operand;
    limits.push([comparison, operand]);
  }
  const whole = tell(limits);
  if (limits.every(([, operand]) => 'amount' in operand)) return whole;
  return { ...whole, beside: (surroundings) => beside(limits, surroundings) };
}

/** Fields among the operands hold for nothing until they are known. */
function tell(limits: readonly Limit[], told: readonly string[] = limits.map(nameOf)): Limits {
  const amounts = limits.flatMap(([, operand]) => ('amount' in operand ? [operand.amount] : []));
  const [kind = 'number'] = amounts.map((amount) => amount.kind);
  const words = limits.map(
    ([comparison], index) => `${kind === 'date' ? IN_TIME[comparison] : comparison} ${told[index]}`,
  );
  return {
    words: `${kind} that is ${words.join(' and ')}`,
    hold: (value) =>
      amounts.length === limits.length &&
      limits.every(([comparison], index) => keeps(amountOf(value), comparison, amounts[index])),
  };
}

function keeps(amount: Amount | undefined, comparison: Comparison, limit: Amount | undefined): boolean {
  if (!amount || amount.kind !== limit?.kind) return false;
  return compares(amount.value, comparison, limit.value);
}

function beside(limits: readonly Limit[], surroundings: Surroundings): Limits {
  const told: string[] = [];
  const known = limits.map(([comparison, operand]): Limit => {
    if ('amount' in operand) {
      told.push(operand.amount.text);
      return [comparison, operand];
    }
    const other = valueAt(operand.path, surroundings);
    const amount = typeof other === 'string' ? undefined : amountOf(other.value);
    told.push(typeof other === 'string' ? other : toldOf(operand.path, other.value, amount));
    return [comparison, amount ? { amount } : operand];
  });
  return tell(known, told);
}

function toldOf(path: string, value: unknown, amount: Amount | undefined): string {
  if (amount) return `${amount.text}, the value of the field "${path}"`;
  return `the field "${path}", which is ${preview(value, 60)} and neither a number nor a date`;
}

function nameOf([, operand]: Limit): string {
  return 'amount' in operand ? operand.amount.text : `the field "${operand.path}"`;
}
