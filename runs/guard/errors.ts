import { BrineError } from '../../support/errors/brine-error';
import { formatDuration } from '../../support/wait/duration';
import { placeIn } from './frames';

/** @param frames where it was, the innermost first. */
function whereIn(frames: readonly string[]): { where?: string; details?: string; culprit?: string } {
  const [where, ...callers] = frames;
  if (where === undefined) return {};
  const details = callers.map((frame) => `called at ${frame}`).join('\n');
  return { where, culprit: placeIn(where), ...(details && { details }) };
}

/** Code ran without a pause, so that neither timers nor answers nor Cucumber's own limit had a chance. */
export class BlockedStepError extends BrineError {
  override readonly name = 'BlockedStepError';

  constructor(what: 'step' | 'hook', limit: number, frames: readonly string[]) {
    super({
      what: `The ${what} blocked the event loop for ${formatDuration(limit)}: nothing else could run, and it was stopped.`,
      ...whereIn(frames),
      next: 'End the loop, or wait with `await`. If it is long work and no loop, raise timeouts.blocked in brine.config.ts.',
    });
  }
}

/** Code tried to end the process, which would have ended the run with whatever was left of it. */
export class ProcessEndedError extends BrineError {
  override readonly name = 'ProcessEndedError';

  /** @param call as it was written: `process.exit(0)`. */
  constructor(call: string, frames: readonly string[]) {
    super({
      what: `${call} was called, which would have ended the whole run.`,
      ...whereIn(frames),
      next: 'Throw an error to fail a step; return `skipped` to leave out a scenario.',
    });
  }
}

/** Nothing is left that could go on: no timer, no connection, no process. */
export class DeadWaitError extends BrineError {
  override readonly name = 'DeadWaitError';

  constructor() {
    super({
      what: 'It waits for something that can never come: no timer, connection or process is left that could bring it.',
      next: 'Look for a promise that nobody resolves, or a callback that is never called.',
    });
  }
}

/** Longer than anything may take, whatever its own timeout says. */
export class CapReachedError extends BrineError {
  override readonly name = 'CapReachedError';
  override readonly fault = 'timed out';

  constructor(limit: number) {
    super({
      what: `It did not finish within ${formatDuration(limit)}, which is the most that a step or hook may take.`,
      next: 'timeouts.cap in brine.config.ts is that limit; it holds for `timeout: -1` too.',
    });
  }
}

/** A person or a CI server ended the run. */
export class CancelledError extends BrineError {
  override readonly name = 'CancelledError';
  override readonly fault = 'environment not ready';

  constructor() {
    super({ what: 'The run was cancelled.', culprit: 'the run was cancelled' });
  }
}

/** An error that came when the result of its scenario had been told already. */
export interface LeftOver {
  /** Whose it is; undefined when that cannot be known. */
  from: string | undefined;
  text: string;
}

/** Fails the run for what no scenario could be failed with any more. */
export class LeftOverError extends BrineError {
  override readonly name = 'LeftOverError';

  constructor(left: readonly LeftOver[]) {
    super({
      what:
        left.length === 1
          ? 'An error came after its scenario was over.'
          : `${left.length} errors came after their scenarios were over.`,
      details: left
        .map(({ from, text }) => `left over from ${from ?? 'an unknown place'}:\n  ${indented(text)}`)
        .join('\n'),
      next: 'Something was started there that no step waited for. Await it, or stop it in an After hook.',
    });
  }
}

function indented(text: string): string {
  return text.replaceAll('\n', '\n  ');
}
