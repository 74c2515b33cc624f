import type { Isolation, ServiceSettings } from './service-settings';
import type { LoadedSettings, Settings } from './settings';

/** A scenario with this tag has services and databases of its own. */
export const ISOLATED = '@isolated';

type Known = Pick<Settings, 'isolation'>;

/** Undefined for what Brine does not start. */
export function isolationOf(service: ServiceSettings, { isolation }: Known): Isolation | undefined {
  if ('url' in service || 'mock' in service) return undefined;
  if ('compose' in service) return 'run';
  return service.isolation ?? isolation ?? 'worker';
}

/** The services that a scenario has for itself. */
export function ownServices(
  { services, isolation }: Pick<LoadedSettings, 'services' | 'isolation'>,
  tags: readonly string[],
): string[] {
  const all = tags.includes(ISOLATED);
  return Object.entries(services).flatMap(([name, service]) => {
    const own = isolationOf(service, { isolation });
    if (own === undefined || 'compose' in service) return [];
    return all || own === 'scenario' ? [name] : [];
  });
}

/** The services that the run keeps for all workers. */
export function keptServices({
  services,
  isolation,
}: Pick<LoadedSettings, 'services' | 'isolation'>): string[] {
  return Object.keys(services).filter((name) => {
    const service = services[name];
    return service && isolationOf(service, { isolation }) === 'run';
  });
}

/** The databases whose addresses a service is told. */
export function databasesOf(service: ServiceSettings): string[] {
  if (!('cargo' in service || 'command' in service)) return [];
  const words = 'cargo' in service ? (service.args ?? []) : service.command;
  return [...Object.values(service.env ?? {}), ...words].flatMap((text) =>
    [...text.matchAll(/\{\{database\.(.*?)\}\}/g)].map(([, name = '']) => name),
  );
}

/** The databases that services use which the run keeps for all workers: they are shared too. */
export function keptDatabases(settings: Pick<LoadedSettings, 'services' | 'isolation'>): string[] {
  const services = keptServices(settings).flatMap((name) => settings.services[name] ?? []);
  return [...new Set(services.flatMap(databasesOf))];
}
