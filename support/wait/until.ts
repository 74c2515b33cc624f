import { type Clock, systemClock } from './clock';
import { formatDuration } from './duration';

export interface UntilOptions {
  /** Milliseconds after which no new attempt begins. 0 means: one attempt. */
  limit: number;
  /** Milliseconds between the end of an attempt and the next one (default 50). */
  interval?: number;
  clock?: Clock;
}

/**
 * Runs the attempt until it does not throw, one at a time.
 *
 * @returns what the successful attempt returned.
 * @throws the error of the last attempt, with the time and number of attempts added to its message: the reader sees
 *   the failed expectation, not "timed out". (The habit is dom-testing-library's `waitFor`.)
 */
export async function until<T>(attempt: () => T | Promise<T>, options: UntilOptions): Promise<T> {
  const { limit, interval = 50, clock = systemClock } = options;
  const start = clock.now();
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      const left = limit - (clock.now() - start);
      if (left <= 0) throw attempts === 1 ? error : withHistory(error, limit, attempts);
      await clock.sleep(Math.min(interval, left));
    }
  }
}

/**
 * Runs the attempt again and again for the whole time and expects that it never throws.
 *
 * @throws the error of the first attempt that fails, with the moment it failed added to its message.
 */
export async function holds(attempt: () => unknown, options: UntilOptions): Promise<void> {
  const { limit, interval = 50, clock = systemClock } = options;
  const start = clock.now();
  for (;;) {
    try {
      await attempt();
    } catch (error) {
      throw withNote(
        error,
        `It did not stay true for ${formatDuration(limit)}: it failed after ${formatDuration(Math.round(clock.now() - start))}.`,
      );
    }
    const left = limit - (clock.now() - start);
    if (left <= 0) return;
    await clock.sleep(Math.min(interval, left));
  }
}

function withHistory(error: unknown, limit: number, attempts: number): unknown {
  return withNote(error, `Still so after ${formatDuration(limit)} (${attempts} attempts).`);
}

function withNote(error: unknown, note: string): unknown {
  if (error instanceof Error) error.message = `${error.message}\n  ${note}`;
  return error;
}
