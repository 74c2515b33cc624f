import { databasesOf, ISOLATED, keptDatabases, ownServices } from '../support/settings/isolation';
import { wantedAnew } from '../support/settings/reset';
import type { BrineWorld } from './world';

/**
 * Gives a scenario the services and databases of its own that settings and tags ask for; nobody has signed in there yet.
 *
 * @throws ServiceNotReadyError, DatabaseSetupError …
 */
export async function isolate({ tags, worker }: BrineWorld): Promise<void> {
  const { settings, services, databases } = worker;
  const own = ownServices(settings, tags);
  if (own.length === 0) return;
  const told = own.flatMap((name) => databasesOf(services.settingsOf(name)));
  const wanted = tags.includes(ISOLATED) ? Object.keys(settings.databases) : told;
  const made = await worker.newDatabases(wanted);
  databases.cover(made);
  worker.identities = new Map();
  await services.isolate(own, made.urls);
}

/** The databases that a scenario wants as they were at first, and why it does not get some of them. */
export function databasesAnew({ tags, worker }: BrineWorld): { names: string[]; notes: string[] } {
  const { settings } = worker;
  const wanted = wantedAnew(settings, tags);
  if (wanted.length === 0) return { names: [], notes: [] };
  const shared = tags.includes(ISOLATED) ? [] : keptDatabases(settings);
  return {
    names: wanted.filter((name) => !shared.includes(name)),
    notes: wanted
      .filter((name) => shared.includes(name))
      .map(
        (name) =>
          `The database "${name}" is not brought back: all workers share it. A scenario with ${ISOLATED} has one of its own.`,
      ),
  };
}
