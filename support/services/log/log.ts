import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs';

/** Bytes of a log that are looked through for evidence. */
const MOST = 4_000_000;

/**
 * The log of one service: a file that the process itself appends to, read by byte offset. A file keeps every line of
 * a scenario where a pipe would lose some to the next one, survives the runner, and never breaks the service's writes.
 */
export class ServiceLog {
  constructor(readonly file: string) {}

  /** Bytes written so far: remember it, and give it to `read` later. */
  get size(): number {
    return statSync(this.file, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** The text between two offsets (default: to the end). */
  read(from: number, to?: number): string {
    if (!existsSync(this.file)) return '';
    const descriptor = openSync(this.file, 'r');
    try {
      const length = Math.max(0, (to ?? fstatSync(descriptor).size) - from);
      const bytes = Buffer.alloc(length);
      const count = readSync(descriptor, bytes, 0, length, from);
      return bytes.toString('utf8', 0, count);
    } finally {
      closeSync(descriptor);
    }
  }

  /**
   * The text since an offset, but of one that is too long to be looked through only the whole lines at its end, below one
   * that says how much is left out. For showing, not for checking.
   */
  recent(from: number): string {
    const left = this.size - from - MOST;
    if (left <= 0) return this.read(from);
    const text = this.read(from + left);
    return `(${Math.round(left / 1e6)} MB of the log are left out here; see ${this.file})${text.slice(text.indexOf('\n'))}`;
  }

  /** The last lines since an offset; a line that repeats, as while readiness is asked for, counts and shows once. */
  tail(from: number, lines = 20): string {
    return lastLines(this.read(from), lines);
  }
}

/** The last lines of a log; one that repeats counts and shows once. */
export function lastLines(log: string, lines: number): string {
  return folded(log.trimEnd().split('\n')).slice(-lines).join('\n');
}

function folded(lines: readonly string[]): string[] {
  const runs: { line: string; times: number }[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.line === line) last.times += 1;
    else runs.push({ line, times: 1 });
  }
  return runs.map(({ line, times }) => (times === 1 ? line : `${line} (${times} times)`));
}
