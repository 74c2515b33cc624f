import { redactText } from './redact';
import type { Statement } from './statement';

/** Statements of one service to one database that followed each other while nothing else happened. */
export interface StatementGroup {
  caller: string;
  database: string;
  statements: readonly Statement[];
  /** Milliseconds since 1970. */
  start: number;
  /** Milliseconds until the last one had ended. */
  duration: number;
}

/**
 * Puts statements together that nothing came between; those that failed only with the same ones.
 *
 * @param moments of everything else, in milliseconds since 1970.
 */
export function groupStatements(
  statements: readonly Statement[],
  moments: readonly number[],
): StatementGroup[] {
  const groups: Statement[][] = [];
  for (const statement of statements.toSorted((a, b) => startOf(a) - startOf(b))) {
    const last = groups.at(-1);
    if (last?.[0] && goesWith(last, statement, moments)) last.push(statement);
    else groups.push([statement]);
  }
  return groups.map((group) => {
    const [first] = group as [Statement];
    const start = startOf(first);
    const end = Math.max(...group.map((one) => startOf(one) + one.duration));
    return {
      caller: first.caller,
      database: first.database,
      statements: group,
      start,
      duration: end - start,
    };
  });
}

/** `SELECT * FROM orders WHERE id = $1`; of several how many, and what they do: `3 statements: SELECT, UPDATE`. */
export function describeStatements({ statements }: StatementGroup): string {
  const [first, ...others] = statements;
  if (first && others.every(({ text }) => text === first.text)) {
    const times = others.length === 0 ? '' : ` (${statements.length} times)`;
    return `${redactText(first.text)}${times}`;
  }
  const verbs = new Set(statements.map(({ text }) => /^\w+/.exec(text)?.[0].toUpperCase() ?? '?'));
  return `${statements.length} statements: ${[...verbs].join(', ')}`;
}

/** What came of them: `2 rows`, or the error. */
export function describeOutcome({ statements }: StatementGroup): { text: string; failed: boolean } {
  const error = statements.find((one) => one.error !== undefined)?.error;
  if (error !== undefined) return { text: `✗ ${redactText(error)}`, failed: true };
  const rows = statements.reduce((sum, one) => sum + (one.rows ?? 0), 0);
  return { text: rows === 1 ? '1 row' : `${rows} rows`, failed: false };
}

function goesWith(group: readonly Statement[], next: Statement, moments: readonly number[]): boolean {
  const [first] = group as readonly [Statement];
  const last = group.at(-1) as Statement;
  if (first.caller !== next.caller || first.database !== next.database) return false;
  if (last.error !== next.error) return false;
  if (next.error !== undefined && last.text !== next.text) return false;
  return !moments.some((moment) => moment > startOf(last) && moment <= startOf(next));
}

function startOf({ startedAt }: Statement): number {
  return Date.parse(startedAt);
}
