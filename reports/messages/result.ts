import type * as messages from '@cucumber/messages';
import { isLost } from './lost';
import type { Outcome } from './run';

/** What the result of a step or hook says about it; `duration` in nanoseconds. */
export interface Result {
  outcome: Outcome;
  duration: number;
  message?: string;
  lost?: true;
}

export function readResult(result: messages.TestStepResult): Result {
  const outcome = result.status.toLowerCase() as Outcome;
  const message = result.message ?? result.exception?.stackTrace ?? result.exception?.message;
  const duration = nanoseconds(result.duration);
  return {
    outcome,
    duration,
    ...(message !== undefined && { message }),
    ...(isLost(result.exception?.type) && { lost: true as const }),
  };
}

function nanoseconds({ seconds, nanos }: { seconds: number; nanos: number }): number {
  return seconds * 1e9 + nanos;
}

/** Since 1970. */
export function milliseconds(timestamp: messages.Timestamp): number {
  return Math.round(nanoseconds(timestamp) / 1e6);
}

/** `file:line` as far as it is known, else an empty text. */
export function place(source: messages.SourceReference | undefined): string {
  if (source?.uri === undefined) return '';
  return source.location === undefined ? source.uri : `${source.uri}:${source.location.line}`;
}
