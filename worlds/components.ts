import { ComponentCrashedError } from '../support/components/crashes';
import type { BrineWorld } from './world';

/**
 * What a failed step is to tell: a component that crashed before it explains more than what the crash made of the step,
 * which is kept as its cause.
 */
export async function blamed({ made: { components } }: BrineWorld, error: unknown): Promise<unknown> {
  if (error instanceof ComponentCrashedError) return error;
  return (await components?.crash(error)) ?? error;
}
