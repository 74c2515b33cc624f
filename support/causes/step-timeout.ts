import { formatDuration } from '../wait/duration';

/** Milliseconds that Cucumber waited for a step or hook before it gave up; undefined for any other failure. */
export function stepTimeout(message: string | undefined): number | undefined {
  const timeout = /^(?:Error: )?function timed out, .* within (\d+) milliseconds(?:\n|$)/.exec(message ?? '');
  return timeout ? Number(timeout[1]) : undefined;
}

/** The same in words for people. @param limit milliseconds. */
export function givenUpText(limit: number): string {
  return `It did not finish within ${formatDuration(limit)}.`;
}

/**
 * How long Cucumber waited before it gave up, in words. In a run without workers the message has been put into our
 * words already when a hook reads it.
 */
export function givenUpAfter(message: string | undefined): string | undefined {
  const limit = stepTimeout(message);
  if (limit !== undefined) return formatDuration(limit);
  return /^It did not finish within (.+)\.(?:\n|$)/.exec(message ?? '')?.[1];
}
