import { writeFileSync } from 'node:fs';
import type { Cost } from './cost';

/** What runs the steps and hooks of a thread: `worlds/worker.ts` has the whole of it. */
interface Guard {
  readonly cancelled: Error | undefined;
  origin(title: () => string): { over: boolean };
  step: Run;
  hook: Run;
  ownHook: Run;
  turn(): Promise<void>;
  settle(origin: { over: boolean }, failed: boolean): Promise<unknown>;
}

type Run = <T>(origin: { over: boolean }, run: () => T | Promise<T>) => Promise<T>;

/** Scenarios in a row with the guard, or without. */
const BLOCK = 100;
/** Blocks at the beginning that do not count: code is compiled and memory found. */
const WARM_UP = 10;

/** What one scenario cost in each block. */
export interface Blocks {
  brine: Cost[];
  bare: Cost[];
}

/** Runs what it is given, and does nothing else. */
const run: Run = async (_, code) => await code();
const NONE = { step: run, hook: run, ownHook: run, turn: async () => {}, settle: async () => undefined };

/** A guard that is not there. */
export function withoutGuard(guard: Guard): Guard {
  return {
    ...NONE,
    get cancelled() {
      return guard.cancelled;
    },
    origin: (title) => guard.origin(title),
  };
}

/**
 * A guard that is there for so many scenarios and not for as many, in turn, so that whatever else the machine does hits both
 * alike.
 *
 * @param file gets what each block cost (`Blocks`), as JSON, when the process ends.
 */
export function inTurn(guard: Guard, file: string): Guard {
  const blocks: Blocks = { brine: [], bare: [] };
  let [scenarios, guarded] = [0, false];
  /** Whether the pair of blocks that is under way began with the guard; undefined between two pairs. */
  let begins: boolean | undefined;
  let begun = now();
  const next = () => {
    const ended = now();
    const [wall, cpu] = [ended.wall - begun.wall, ended.cpu - begun.cpu];
    if (scenarios > WARM_UP * BLOCK)
      blocks[guarded ? 'brine' : 'bare'].push({ wall: wall / BLOCK, cpu: cpu / BLOCK });
    // At random in each pair: the garbage collector comes at regular times too.
    guarded = begins === undefined ? Math.random() < 0.5 : !begins;
    begins = begins === undefined ? guarded : undefined;
    begun = now();
  };
  process.once('exit', () => writeFileSync(file, JSON.stringify(blocks)));
  const current = () => (guarded ? guard : NONE);
  return {
    get cancelled() {
      return guard.cancelled;
    },
    // The first thing of each scenario.
    origin(title) {
      if (scenarios % BLOCK === 0) next();
      scenarios += 1;
      return guard.origin(title);
    },
    step: (origin, code) => current().step(origin, code),
    hook: (origin, code) => current().hook(origin, code),
    ownHook: (origin, code) => current().ownHook(origin, code),
    turn: () => current().turn(),
    settle: async (origin, failed) => {
      const late = await current().settle(origin, failed);
      // What a block has put off until the event loop turns is its own.
      if (scenarios % BLOCK === 0) await new Promise((resolve) => setImmediate(resolve));
      return late;
    },
  };
}

/** Of all threads of this process. */
function now(): { wall: number; cpu: number } {
  const { user, system } = process.cpuUsage();
  return { wall: performance.now(), cpu: (user + system) / 1_000 };
}
