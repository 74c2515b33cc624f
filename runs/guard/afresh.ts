import { performance } from 'node:perf_hooks';

/** Taken before a step can put a false queue in their place. */
const { setImmediate } = globalThis;
const { nextTick } = process;

/** The turn of the event loop that a step or hook was last waited for in. */
let turned = -1;

/**
 * Starts code on an empty stack and with nothing else waiting for its turn: when the watchdog has to stop it, all that
 * is below it and behind it in the queue is lost as well. A turn of the event loop does that. As long as the last one
 * goes on, nothing but promises can be waiting, and a tick comes behind all of them.
 */
export function afresh(begin: () => void): void {
  if (iteration() === turned) nextTick(begin);
  else inTurn(begin);
}

/** Waits for a turn of the event loop. */
export function turn(): Promise<void> {
  return new Promise((resolve) => inTurn(resolve));
}

function inTurn(begin: () => void): void {
  setImmediate(() => {
    turned = iteration();
    begin();
  });
}

function iteration(): number {
  return performance.nodeTiming.uvMetricsInfo.loopCount;
}
