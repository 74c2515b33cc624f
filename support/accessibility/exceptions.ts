import { ExceptionTableError, UnknownRuleError } from './errors';

/** A rule that a page may break, and why. */
export interface Exception {
  rule: string;
  reason: string;
}

/** @param rows with the header `rule | reason`. @throws ExceptionTableError */
export function readExceptions([header = [], ...rows]: readonly (readonly string[])[]): Exception[] {
  const [rule, reason] = [header.indexOf('rule'), header.indexOf('reason')];
  if (rule < 0 || reason < 0 || header.length > 2) {
    throw new ExceptionTableError(
      `its columns are ${header.map((name) => JSON.stringify(name)).join(', ') || 'missing'}`,
    );
  }
  return rows.map((row) => {
    const exception = { rule: row[rule]?.trim() ?? '', reason: row[reason]?.trim() ?? '' };
    if (exception.rule === '') throw new ExceptionTableError('a row names no rule');
    if (exception.reason === '') throw new ExceptionTableError(`"${exception.rule}" has no reason`);
    return exception;
  });
}

/** @throws UnknownRuleError */
export function expectKnown(exceptions: readonly Exception[], rules: readonly string[]): void {
  const unknown = exceptions.find(({ rule }) => !rules.includes(rule));
  if (unknown) throw new UnknownRuleError(unknown.rule, rules);
}
