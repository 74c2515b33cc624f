import { type Clock, systemClock } from '../../wait/clock';
import type { Instance } from '../start/instance';
import { settle } from '../start/settle';
import type { ServiceGroup } from './group';

/** Looks at a service that does not seem ready before it is given up, and the milliseconds between them. */
const LOOKS = 3;
const PAUSE = 200;

/**
 * Makes every service run again that ran before: what a scenario stopped, what died, and, where there is doubt, what
 * runs and does not answer any more.
 *
 * @returns what was found that no scenario has been blamed for, in words.
 * @throws what a service could not be started for.
 */
export async function restoreServices(group: ServiceGroup, clock: Clock = systemClock): Promise<string[]> {
  const notes = group.takeDeaths();
  const doubted = group.takeDoubt();
  if (doubted) notes.push(...(await endHanging(group, clock)));
  await settle([
    group.ensureLent(doubted),
    ...group.shared.map(async (name) => void (await group.ensure(name))),
  ]);
  return notes;
}

async function endHanging(group: ServiceGroup, clock: Clock): Promise<string[]> {
  const found = await Promise.all(
    group.shared.map(async (name) => {
      const reason = await endIfHanging(group, name, clock);
      if (reason === undefined) return [];
      return [`The service "${name}" ran and was not ready any more: ${reason}. It was started again.`];
    }),
  );
  return found.flat();
}

/** Ends a service that runs and does not answer. @returns why it seemed so; undefined when it was left alone. */
export async function endIfHanging(
  group: ServiceGroup,
  name: string,
  clock: Clock = systemClock,
): Promise<string | undefined> {
  const instance = group.running(name);
  const reason = instance && (await whyHanging(instance, clock));
  if (reason !== undefined) await group.kill(name);
  return reason;
}

/** Why a service does not seem ready, however often it is asked. */
export async function whyHanging(instance: Instance, clock: Clock): Promise<string | undefined> {
  let reason: string | undefined;
  for (let look = 0; look < LOOKS; look += 1) {
    if (look > 0) await clock.sleep(PAUSE);
    reason = await instance.whyNotReady();
    if (reason === undefined || instance.exit) return undefined;
  }
  return reason;
}
