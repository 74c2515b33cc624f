import type { Fault } from './faults';
import { faultsOfIsolation } from './isolation-faults';
import { faultsOfPlaceholders } from './placeholders';
import type { Settings } from './settings';

type Services = NonNullable<Settings['services']>;

/** Faults that no schema sees: names that refer to nothing, services that wait for each other. */
export function faultsOfMeaning(settings: Settings): Fault[] {
  const services = settings.services ?? {};
  return [
    ...Object.keys(services).flatMap((name) => [
      ...faultsOfDependencies(services, name),
      ...faultsOfPlaceholders(services, name, Object.keys(settings.databases ?? {})),
      ...faultsOfTls(services, name),
      ...faultsOfIsolation(settings, name),
      ...faultsOfMock(services, name),
    ]),
    ...faultsOfTargets(settings, services),
    ...faultsOfComponents(settings),
  ];
}

function faultsOfDependencies(services: Services, name: string): Fault[] {
  const path = ['services', name, 'dependsOn'];
  const unknown = (services[name]?.dependsOn ?? []).filter((other) => !services[other]);
  const cycle = trailBack(services, name);
  return [
    ...unknown.map((other) => ({ path, text: namesUnknown(other, services) })),
    ...(cycle ? [{ path, text: `waits for itself: ${cycle.join(' → ')}` }] : []),
  ];
}

/** A certificate proves nothing without its key. */
function faultsOfTls(services: Services, name: string): Fault[] {
  const { certificate, key } = services[name]?.tls ?? {};
  const path = ['services', name, 'tls'];
  if (certificate !== undefined && key === undefined)
    return [{ path, text: 'has a certificate without its key' }];
  if (key !== undefined && certificate === undefined)
    return [{ path, text: 'has a key without its certificate' }];
  return [];
}

/** What is recorded has to go somewhere. */
function faultsOfMock(services: Services, name: string): Fault[] {
  const service = services[name];
  if (!service || !('mock' in service)) return [];
  const { target, recordings } = service.mock === true ? {} : service.mock;
  if (target === undefined || recordings !== undefined) return [];
  return [
    { path: ['services', name, 'mock', 'target'], text: 'needs mock.recordings, the folder to record into' },
  ];
}

function faultsOfTargets({ web, api }: Settings, services: Services): Fault[] {
  const proxy = Object.entries((web && 'proxy' in web && web.proxy) || {});
  const targets = proxy
    .filter(([, target]) => !URL.canParse(target))
    .map(([prefix, target]) => ({ path: ['web', 'proxy', prefix], target: target.replace(/\/.*$/, '') }));
  if (api?.default) targets.push({ path: ['api', 'default'], target: api.default });
  return targets
    .filter(({ target }) => !services[target])
    .map(({ path, target }) => ({ path, text: namesUnknown(target, services) }));
}

/** A setup file without a front end that it belongs to. */
function faultsOfComponents({ components, web }: Settings): Fault[] {
  if (!components?.setup || components.root || components.url || (web && 'vite' in web)) return [];
  const path = ['components', 'setup'];
  return [{ path, text: 'needs components.root, because web.vite does not name the front end' }];
}

function namesUnknown(name: string, services: Services): string {
  return `names the service "${name}", which is not one of: ${Object.keys(services).join(', ') || 'none'}`;
}

/** The shortest trail of dependencies that leads from a service back to itself, or undefined. */
function trailBack(services: Services, goal: string): string[] | undefined {
  const trails = [[goal]];
  const seen = new Set<string>();
  for (const trail of trails) {
    for (const next of services[trail.at(-1) ?? '']?.dependsOn ?? []) {
      if (next === goal) return [...trail, goal];
      if (!seen.has(next)) trails.push([...trail, next]);
      seen.add(next);
    }
  }
  return undefined;
}
