import { writeSync } from 'node:fs';

/** Milliseconds between two beats. */
const BEAT = 1_000;

/** What a run tells the process that watches it. */
export type Told =
  /** It knows its settings. `stall`: milliseconds that a thread may be blocked; 0: for ever. */
  | { kind: 'open'; output: string; stall: number; lock?: string }
  | { kind: 'beat'; thread: string }
  /** A thread ended as it should. */
  | { kind: 'gone'; thread: string }
  /** Nothing is left that could settle what is waited for. */
  | { kind: 'drained' }
  /** Its results are on disk. `whole`: each scenario has a result, or could not have one, and all reports are written. */
  | { kind: 'ended'; whole: boolean; code: number }
  /** Cucumber has returned. */
  | { kind: 'done' };

/** The pipe to who watches, in this thread. */
let descriptor: number | undefined;

/** Takes the pipe out of the environment, so that nothing which this run starts takes it for its own. */
export function takePulse(env: NodeJS.ProcessEnv): void {
  if (env.BRINE_PULSE !== undefined) descriptor = Number(env.BRINE_PULSE);
  delete env.BRINE_PULSE;
}

/** Whether somebody watches this run. */
export function isWatched(): boolean {
  return descriptor !== undefined;
}

/** For another thread of this process: the pipe, undefined when nobody watches. */
export function pulse(): number | undefined {
  return descriptor;
}

export function adoptPulse(given: number | undefined): void {
  descriptor = given;
}

/** Tells who watches; nothing when nobody does, or no longer. */
export function tell(told: Told): void {
  if (descriptor === undefined) return;
  try {
    writeSync(descriptor, `${JSON.stringify(told)}\n`);
  } catch {
    // Who watched is gone, and ends us by other means.
  }
}

/**
 * Shows from now on that the event loop of this thread is alive.
 *
 * @returns ends it.
 */
export function beat(thread: string): () => void {
  tell({ kind: 'beat', thread });
  const timer = setInterval(() => tell({ kind: 'beat', thread }), BEAT);
  timer.unref();
  return () => {
    clearInterval(timer);
    tell({ kind: 'gone', thread });
  };
}
