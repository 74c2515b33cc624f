/** Milliseconds that a finished run may go on, for what closes by itself. */
const GRACE = 2_000;
const LOOK = 250;
/** Ends by itself, or is there in every process. */
const HARMLESS = /^(TTYWrap|PipeWrap|FSReqCallback|Immediate|MessagePort|CloseReq)$/;

/**
 * Ends a process whose run is over, but which something keeps alive: a timer or a server that a step forgot. To be
 * called when everything is done but what Cucumber does last.
 */
export function endWhenLeftAlone(say: (line: string) => void): void {
  let over: number | undefined;
  setInterval(() => {
    // Cucumber sets it as its last act.
    if (process.exitCode === undefined) return;
    over ??= performance.now();
    if (performance.now() - over < GRACE) return;
    const kept = process.getActiveResourcesInfo().filter((name) => !HARMLESS.test(name));
    say(`The run is over, but something was left open that kept it alive: ${summary(kept)}.`);
    process.exit();
  }, LOOK).unref();
}

/** `Timeout (2), TCPServerWrap` */
function summary(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return (
    [...counts].map(([name, count]) => (count > 1 ? `${name} (${count})` : name)).join(', ') || 'unknown'
  );
}
