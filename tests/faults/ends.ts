/** Sends a signal to a process, or with a minus to its whole group. */
export function end(pid: number, signal: NodeJS.Signals): void {
  process.kill(pid, signal);
}
