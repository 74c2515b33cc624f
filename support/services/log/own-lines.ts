/** Whose lines of a log are asked for. */
export interface LogOwner {
  /** 32 hex digits. */
  traceId: string;
  /** What the ids of all traces of the run begin with: 16 hex digits. */
  run: string;
}

/**
 * The lines of a log without those of other scenarios, which are told by the ids of their traces, wherever in a line they
 * stand and in whatever format. What names no trace of the run stays: only its time says whose it is. An indented line
 * belongs to the one above it.
 */
export function ownLines(log: string, { traceId, run }: LogOwner): string {
  const traces = tracePattern(run);
  return entriesOf(log)
    .filter((entry) => {
      const ids = [...entry.matchAll(traces)].map(([id]) => id.replaceAll('-', '').toLowerCase());
      return ids.length === 0 || ids.includes(traceId);
    })
    .join('\n');
}

/** Ids of traces of the run as hex digits, or in the form of a UUID. */
function tracePattern(run: string): RegExp {
  const begin = [run.slice(0, 8), run.slice(8, 12), run.slice(12)].join('-?');
  return new RegExp(`${begin}-?[0-9a-f]{4}-?[0-9a-f]{12}`, 'gi');
}

function entriesOf(log: string): string[] {
  const entries: string[] = [];
  let open = false;
  for (const line of log.split('\n')) {
    if (open && /^\s+\S/.test(line)) entries.push(`${entries.pop()}\n${line}`);
    else entries.push(line);
    open = line.trim() !== '';
  }
  return entries;
}
