import { type Clock, systemClock } from './clock';
import { formatDuration } from './duration';
import { isFinal, Series, seenIn } from './series';

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
 * @throws the error of the last attempt, with the time, the number of attempts and, where they differ, what each found
 *   added to its message: the reader sees the failed expectation, not "timed out". (The habit is dom-testing-library's
 *   `waitFor`.) An error that waiting cannot change is thrown at once.
 */
export async function until<T>(attempt: () => T | Promise<T>, options: UntilOptions): Promise<T> {
  const { limit, interval = 50, clock = systemClock } = options;
  const start = clock.now();
  const series = new Series();
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      series.add(seenIn(error));
      const spent = clock.now() - start;
      const left = limit - spent;
      if (attempts === 1 && (left <= 0 || isFinal(error))) throw error;
      if (isFinal(error)) throw withNote(error, `So after ${told(spent)} (${attempts} attempts).`, series);
      if (left <= 0) throw withNote(error, `Still so after ${told(limit)} (${attempts} attempts).`, series);
      await clock.sleep(Math.min(interval, left));
    }
  }
}

/**
 * Runs the attempt again and again for the whole time and expects that it never throws.
 *
 * @throws the error of the first attempt that fails, with the moment it failed and how often it had held added to its
 *   message.
 */
export async function holds(attempt: () => unknown, options: UntilOptions): Promise<void> {
  const { limit, interval = 50, clock = systemClock } = options;
  const start = clock.now();
  const series = new Series();
  for (let attempts = 1; ; attempts += 1) {
    try {
      await attempt();
      series.add('as expected');
    } catch (error) {
      series.add(seenIn(error));
      const moment =
        attempts === 1 ? 'it was not true to begin with' : `it failed after ${told(clock.now() - start)}`;
      throw withNote(error, `It did not stay true for ${told(limit)}: ${moment}.`, series);
    }
    const left = limit - (clock.now() - start);
    if (left <= 0) return;
    await clock.sleep(Math.min(interval, left));
  }
}

function withNote(error: unknown, note: string, series: Series): unknown {
  const seen = series.toText();
  const lines = seen === undefined ? [note] : [note, `Seen: ${seen}.`];
  if (error instanceof Error) error.message = [error.message, ...lines].join('\n  ');
  return error;
}

function told(ms: number): string {
  return formatDuration(Math.round(ms));
}
