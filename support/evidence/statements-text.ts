import { formatDuration } from '../wait/duration';
import { redactText } from './redact';
import type { Statement } from './statement';

/** Lines of each way from a service to a database. */
const MOST = 200;

/** What services had their databases do, redacted: how much of it and for how long, then each statement. */
export function renderStatements(statements: readonly Statement[]): string {
  const ways = new Map<string, Statement[]>();
  for (const statement of statements) {
    const way = `${statement.caller} → database ${statement.database}`;
    ways.set(way, [...(ways.get(way) ?? []), statement]);
  }
  return [...ways].map(([way, all]) => `${headOf(way, all)}\n${linesOf(all).join('\n')}`).join('\n\n');
}

function headOf(way: string, all: readonly Statement[]): string {
  const time = all.reduce((sum, { duration }) => sum + duration, 0);
  return `${way}: ${all.length === 1 ? '1 statement' : `${all.length} statements`}, ${took(time)}`;
}

function linesOf(all: readonly Statement[]): string[] {
  const shown = all.slice(-MOST).map(({ text, duration, rows, error }) => {
    const outcome = error === undefined ? (rows === undefined ? '' : ` → ${rows}`) : ` ✗ ${error}`;
    return redactText(`  ${took(duration).padStart(8)}  ${text}${outcome}`);
  });
  const left = all.length - shown.length;
  return left > 0 ? [`  … ${left} before`, ...shown] : shown;
}

function took(duration: number): string {
  return formatDuration(Math.round(duration));
}
