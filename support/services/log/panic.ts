import { fromProject } from '../from-project';

/** A Rust panic as found in a log. */
export interface Panic {
  /** `main`, `tokio-runtime-worker`, `<unnamed>` … */
  thread: string;
  /** `src/main.rs:62:53` */
  location: string;
  message: string;
  /** Frames of the project's own code, innermost first; empty without `RUST_BACKTRACE`. */
  frames: { function: string; location: string }[];
}

const HEAD = /^thread '([^']*)'(?: \(\d+\))? panicked at (.+?:\d+:\d+):$/;
const FRAME = /^\s*\d+: (.+?)(?:::h[0-9a-f]{16})?$/;
const AT = /^\s+at (.+:\d+(?::\d+)?)$/;

/** Finds the panics in a piece of log, in order. Reads what the standard library prints since Rust 1.73. */
export function findPanics(log: string): Panic[] {
  const lines = log.split(/\r?\n/);
  return lines.flatMap((line, index) => {
    const head = HEAD.exec(line.trim());
    return head ? [readPanic(head[1] ?? '', head[2] ?? '', lines.slice(index + 1))] : [];
  });
}

/** The panic as the report shows it. */
export function renderPanic(panic: Panic): string {
  const frames = panic.frames.map((frame) => `  at ${frame.function} (${frame.location})`);
  return [`thread '${panic.thread}' panicked at ${panic.location}`, panic.message, ...frames].join('\n');
}

function readPanic(thread: string, location: string, rest: readonly string[]): Panic {
  const end = rest.findIndex((line) => /^stack backtrace:|^note: |^\{|^thread '/.test(line));
  const message = rest
    .slice(0, end === -1 ? 3 : end)
    .join('\n')
    .trim();
  const trace = rest.findIndex((line) => line.startsWith('stack backtrace:'));
  return {
    thread,
    location,
    message,
    frames: trace === end && end !== -1 ? readFrames(rest.slice(trace + 1)) : [],
  };
}

function readFrames(lines: readonly string[]): Panic['frames'] {
  const frames: Panic['frames'] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const name = FRAME.exec(lines[i] ?? '');
    const at = AT.exec(lines[i + 1] ?? '');
    if (!name && !AT.test(lines[i] ?? '')) break;
    if (name && at && isOwn(at[1] ?? '')) {
      frames.push({ function: name[1] ?? '', location: fromProject(at[1] ?? '') });
    }
  }
  return frames;
}

/** Code of the standard library and of crates from a registry is not what a reader wants to see first. */
function isOwn(location: string): boolean {
  return !/[\\/](rustc|rustlib)[\\/]|[\\/]\.?cargo[\\/](registry|git)[\\/]/.test(location);
}
