import type { Cause } from './cause';
import type { Failure } from './failure';

/** Facts of one kind that are told. */
const MOST = 3;

/** What databases refused, or have not answered, where that may be what a service failed or hung for. */
export function databaseFacts({ statements = [] }: Failure, kind: Cause['kind']): string[] {
  if (kind !== 'service answered 5xx' && kind !== 'timed out') return [];
  const lines = statements.flatMap(({ caller, database, text, error }) =>
    error === undefined ? [] : [`the database "${database}" to ${caller}: ${error}; ${text}`],
  );
  return [...new Set(lines)].slice(-MOST);
}
