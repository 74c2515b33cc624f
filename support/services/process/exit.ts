/** How a process ended: one of the two is null. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

const RUST_PANIC = 101;

/** `exit code 101 (Rust panic)`, `signal SIGKILL (killed from outside, or out of memory)`. */
export function describeExit({ code, signal }: Exit): string {
  if (signal === 'SIGKILL') return 'signal SIGKILL (killed from outside, or out of memory)';
  if (signal === 'SIGABRT') return 'signal SIGABRT (aborted, such as by a panic while panicking)';
  if (signal === 'SIGSEGV') return 'signal SIGSEGV (bad memory access)';
  if (signal) return `signal ${signal}`;
  return code === RUST_PANIC ? 'exit code 101 (Rust panic)' : `exit code ${code}`;
}
