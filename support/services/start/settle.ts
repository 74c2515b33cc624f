import { ServicesNotStartedError } from './errors';

/**
 * Like `Promise.all`, but waits for the others before it throws, so that nothing goes on starting in the background.
 * What several of them failed with alike, because they wait for the same one, is told once.
 *
 * @throws what failed; ServicesNotStartedError when that is more than one thing.
 */
export async function settle<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  const results = await Promise.allSettled(promises);
  const failed = results.flatMap((result) => (result.status === 'rejected' ? partsOf(result.reason) : []));
  const reasons = [...new Map(failed.map((reason) => [storyOf(reason), reason])).values()];
  if (reasons.length > 1) throw new ServicesNotStartedError(reasons as Error[]);
  if (reasons.length > 0) throw reasons[0];
  return results.map((result) => (result as PromiseFulfilledResult<T>).value);
}

function partsOf(reason: unknown): readonly unknown[] {
  return reason instanceof ServicesNotStartedError ? reason.parts : [reason];
}

/** What came from another thread is a copy each time. */
function storyOf(reason: unknown): unknown {
  return reason instanceof Error ? reason.message : reason;
}
