import { BrineError } from './brine-error';

/**
 * Makes an error fit to be shown by Cucumber, which prints the stack and every cause. An error of Brine tells the
 * whole story in its message, so that is all there is to print. Any other keeps the frames of the code that threw it.
 *
 * @param borders files that called that code: the first of their frames and those below it are left out.
 */
export function presentable(error: unknown, ...borders: readonly string[]): unknown {
  for (const one of chainOf(error)) {
    if (one instanceof BrineError) tellOnly(one);
    else trim(one, borders);
  }
  return error;
}

/** The error and its causes; ends where a chain closes to a ring. */
function chainOf(error: unknown): Set<Error> {
  const chain = new Set<Error>();
  for (let next = error; next instanceof Error && !chain.has(next); next = next.cause) {
    chain.add(next);
    if (next instanceof BrineError && !(next.cause instanceof BrineError)) break;
  }
  return chain;
}

/** A cause that is not Brine's own goes, or that the story repeats: what it said is in its words already. */
function tellOnly(error: BrineError): void {
  // Cucumber takes lines of a message that begin with "at" for frames and would print them twice.
  error.stack = '';
  if (!(error.cause instanceof BrineError) || isTold(error.cause, error)) error.cause = undefined;
}

/** Whether the story begins its own details with that of the cause. */
function isTold(cause: BrineError, { message }: BrineError): boolean {
  return message.includes(cause.message.split('\n', 1)[0] ?? '');
}

function trim(error: Error, borders: readonly string[]): void {
  const lines = (error.stack ?? '').split('\n');
  const first = lines.findLastIndex((line) => !FRAME.test(line)) + 1;
  const frames = lines.slice(first);
  const end = frames.findIndex((frame) => borders.some((border) => frame.includes(border)));
  const own = frames.slice(0, end === -1 ? undefined : end).filter((frame) => !/\(?node:/.test(frame));
  const head = lines.slice(0, first).join('\n');
  // A message that was changed after the error was made is not in its stack.
  const told = head.includes(error.message) ? head : `${error.name}: ${error.message}`;
  error.stack = own.length > 0 ? [told, ...own].join('\n') : '';
}

const FRAME = /^\s+at /;
