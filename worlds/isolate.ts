import { databasesOf, ISOLATED, ownServices } from '../support/settings/isolation';
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
