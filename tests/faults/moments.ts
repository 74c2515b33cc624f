import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { end } from './ends';
import { type Fault, MODES } from './fault';
import type { RunningFault } from './running';

/** Steps of the whole run, hooks of Brine included. */
const STEPS = 56;
const SEED = 20_261_128;

/** The process in which Cucumber runs is killed at ten moments, drawn from a seed: after so many steps. */
export const MOMENTS: readonly Fault[] = draws(10).map((steps, index) => ({
  name: `Cucumber’s process gets SIGKILL after ${steps} steps`,
  modes: [MODES[index % 2] ?? 'serial'],
  at: async (run) => {
    // Plain cucumber-js has fewer hooks, and may be done before.
    if (await reached(run, steps)) end(run.cucumber, 'SIGKILL');
  },
  expected: { exit: 1, blamed: [], dies: true },
}));

/** The random numbers of «Numerical Recipes»: all that is asked of them is that they are the same in every run. */
function draws(count: number): number[] {
  let state = SEED;
  return Array.from({ length: count }, () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * (STEPS - 2));
  });
}

async function reached({ root, runner, child }: RunningFault, steps: number): Promise<boolean> {
  const file = path.join(root, runner === 'Brine' ? 'reports/output/messages.ndjson' : 'out/message');
  while (child.exitCode === null && child.signalCode === null) {
    const done = existsSync(file) ? readFileSync(file, 'utf8').split('{"testStepFinished":').length - 1 : -1;
    if (done >= steps) return true;
    await pause(10);
  }
  return false;
}
