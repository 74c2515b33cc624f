import { settle } from '../start/settle';

/**
 * Stops whoever depends on a service before it; others at the same time.
 *
 * @param needs whether one depends on the other.
 */
export async function stopInTurn(
  names: readonly string[],
  needs: (one: string, other: string) => boolean,
  stop: (name: string) => Promise<unknown>,
): Promise<void> {
  const stopping = new Map<string, Promise<void>>();
  const stopOne = (name: string): Promise<void> => {
    const begun = stopping.get(name);
    if (begun) return begun;
    const callers = names.filter((one) => needs(one, name)).map(stopOne);
    const stopped = Promise.allSettled(callers).then(async () => {
      await stop(name);
    });
    stopping.set(name, stopped);
    return stopped;
  };
  await settle(names.map(stopOne));
}
