import type { BrineWorld } from './world';

/**
 * What a failed step is to tell: a call that a mock could not reply to explains more than what became of the step by it,
 * which is kept as its cause.
 */
export function mockedBlame({ mocks }: BrineWorld, error: unknown): unknown {
  const { failure } = mocks;
  if (!failure || failure === error) return error;
  failure.cause ??= error;
  return failure;
}
