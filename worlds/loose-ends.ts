import { Status } from '@cucumber/cucumber';
import { expectNoneAwaited } from '../support/browser/looks/dialogs';
import type { BrineWorld } from './world';

/**
 * What no step of a passing scenario has told of, and which the scenario is to fail with: a component that crashed, a
 * call that a mock could not reply to, a browser dialog that a step spoke of and that did not come, or a crash that was
 * expected.
 */
export async function looseEnd(world: BrineWorld, status: string | undefined): Promise<unknown> {
  if (status !== Status.PASSED) return undefined;
  return (
    (await world.made.components?.crash()) ??
    world.mocks.failure ??
    (await dialogNotShown(world)) ??
    (await crashNotSeen(world))
  );
}

async function crashNotSeen({ services: { crash }, patience }: BrineWorld): Promise<unknown> {
  if (!crash.isForeseen) return undefined;
  return await patience
    .eventually(() => crash.expectForeseen())
    .then(
      () => undefined,
      (error: unknown) => error,
    );
}

async function dialogNotShown({ made: { browser }, patience }: BrineWorld): Promise<unknown> {
  if (!browser || browser.dialogs.awaited.length === 0) return undefined;
  return await patience.eventually(() => expectNoneAwaited(browser)).catch((error: unknown) => error);
}
