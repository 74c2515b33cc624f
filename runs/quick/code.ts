import { format } from 'node:util';
import uncaught from '@cucumber/cucumber/lib/uncaught_exception_manager';
import { Limit } from './limit';

/** What the code of a step or hook came to: Cucumber keeps errors as they are and makes words of all else that is thrown. */
export interface Told<E = Error | string> {
  error?: E;
  result?: unknown;
}

interface Request {
  code: (...args: never[]) => unknown;
  /** What it gets; a callback is put behind it. */
  args: unknown[];
  world: unknown;
  /** Milliseconds; below zero there is no limit. */
  limit: number;
}

/** Runs the code of a step or hook; a promise only where there is something to wait for. */
export function runCode({ code, args, world, limit }: Request): Told | Promise<Told> {
  const callback = new Callback(code.length === args.length + 1);
  args.push(callback.take);
  let returned: unknown;
  try {
    returned = code.apply(world, args as never[]);
  } catch (error) {
    return { error: error instanceof Error ? error : format(error) };
  }
  const waits = isThenable(returned);
  if (callback.awaited && waits) return { error: new Error(TWO_WAYS) };
  if (callback.awaited) return settled(callback.awaited, limit, 'callback is executed');
  if (waits) return settled(returned as PromiseLike<unknown>, limit, 'promise resolves');
  return { result: returned };
}

const TWO_WAYS =
  'function uses multiple asynchronous interfaces: callback and promise\n' +
  'to use the callback interface: do not return a promise\n' +
  'to use the promise interface: remove the last argument to the function';

export function isThenable(value: unknown): boolean {
  return isThere(value) && typeof (value as { then?: unknown }).then === 'function';
}

/** Neither null nor undefined. */
export function isThere(value: unknown): value is object {
  return value !== null && value !== undefined;
}

/** What is put behind the arguments of code; only code that names it is waited for. */
class Callback {
  readonly awaited: Promise<unknown> | undefined;
  #settle: [(result: unknown) => void, (error: unknown) => void] | undefined;

  constructor(isAwaited: boolean) {
    if (isAwaited)
      this.awaited = new Promise((...both) => {
        this.#settle = both;
      });
  }

  readonly take = (error: unknown, result: unknown): void => {
    const [resolve, reject] = this.#settle ?? [() => {}, (why: unknown) => void Promise.reject(why)];
    if (isThere(error)) reject(error);
    else resolve(result);
    // Cucumber hears the first call alone.
    this.#settle ??= [() => {}, () => {}];
  };
}

/** @param end what has not happened when the limit is reached. */
function settled(code: PromiseLike<unknown>, limit: number, end: string): Promise<Told> {
  return new Promise((tell) => {
    let isOver = false;
    const over = (told: Told): void => {
      if (isOver) return;
      isOver = true;
      timer?.stop();
      uncaught.unregisterHandler(thrown);
      tell(told);
    };
    const thrown = (error: unknown): void => over({ error: wordsOf(error) });
    uncaught.registerHandler(thrown);
    const late = () =>
      thrown(new Error(`function timed out, ensure the ${end} within ${limit} milliseconds`));
    const timer = limit >= 0 ? Limit.start(limit, late) : undefined;
    Promise.resolve(code).then((result) => over({ result }), thrown);
  });
}

function wordsOf(error: unknown): Error | string {
  if (error instanceof Error) return error;
  return isThere(error) ? format(error) : new Error('Promise rejected without a reason');
}
