import type { Fault } from './faults';
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
    ]),
    ...faultsOfTargets(settings, services),
    ...faultsOfComponents(settings),
  ];
}

function faultsOfDependencies(services: Services, name: string): Fault[] {
  const path = ['services', name, 'dependsOn'];
  const unknown = (services[name]?.dependsOn ?? []).filter((other) => !services[other]);
  const cycle = trailBack(services, name, name, []);
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

function faultsOfTargets({ web, api }: Settings, services: Services): Fault[] {
  const proxy = Object.entries((web && 'proxy' in web && web.proxy) || {});
  const targets = proxy.map(([prefix, target]) => ({ path: ['web', 'proxy', prefix], target }));
  if (api?.default) targets.push({ path: ['api', 'default'], target: api.default });
  return targets
    .filter(({ path, target }) => !services[target] && !(path[0] === 'web' && URL.canParse(target)))
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

/** The dependencies that lead from one service back to `goal`, or undefined. */
function trailBack(services: Services, name: string, goal: string, trail: string[]): string[] | undefined {
  for (const next of services[name]?.dependsOn ?? []) {
    if (next === goal) return [...trail, name, goal];
    if (trail.includes(next)) continue;
    const found = trailBack(services, next, goal, [...trail, name]);
    if (found) return found;
  }
  return undefined;
}
