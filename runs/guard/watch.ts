import { AsyncLocalStorage } from 'node:async_hooks';
import inspector from 'node:inspector';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SharedMemory } from './memory';
import { FILE } from './told';

/**
 * Starts the thread that watches over the others. None is started under a debugger: whoever looks at a breakpoint
 * blocks the event loop for as long as he likes.
 *
 * @param output folder of the run.
 */
export function startWatchdog(memory: SharedMemory, output: string): void {
  if (inspector.url() !== undefined) return;
  const workerData = {
    buffer: memory.buffer,
    layout: memory.layout,
    blocked: memory.get('blocked'),
    cap: memory.get('cap'),
    free: canFree(AsyncLocalStorage),
    file: path.join(output, FILE),
  };
  const watchdog = new Worker(path.join(__dirname, 'watchdog.js'), {
    workerData,
    execArgv: [],
    name: 'watchdog',
  });
  watchdog.unref();
}

/**
 * Whether code can be stopped without ending the process. Where Node keeps track of AsyncLocalStorage with its older
 * means, as Node 22 does unless it is started with `--experimental-async-context-frame`, it aborts instead.
 */
export function canFree(storage: { prototype: object }): boolean {
  return !('_propagate' in storage.prototype);
}
