import type { Fault } from './faults';
import type { ServiceSettings } from './settings';

/** Faults of the `{{…}}` in a service's environment and command line. */
export function faultsOfPlaceholders(services: Record<string, ServiceSettings>, name: string): Fault[] {
  const service = services[name];
  if (!service) return [];
  return textsOf(service)
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\{\{(.*?)\}\}/g)].map((match) => ({ path, placeholder: match[1] ?? '' })),
    )
    .filter(({ placeholder }) => !isKnown(placeholder, service.dependsOn ?? []))
    .map(({ path, placeholder }) => ({
      path: ['services', name, ...path],
      text:
        `uses {{${placeholder}}}; known are {{listen}}, {{port}}, {{directory}}` +
        ' and {{NAME.url}} for each service in dependsOn',
    }));
}

function textsOf(service: ServiceSettings): { path: string[]; text: string }[] {
  const env = Object.entries(service.env ?? {}).map(([key, text]) => ({ path: ['env', key], text }));
  if ('command' in service) return [...env, ...service.command.map((text) => ({ path: ['command'], text }))];
  if ('cargo' in service) return [...env, ...(service.args ?? []).map((text) => ({ path: ['args'], text }))];
  return env;
}

function isKnown(placeholder: string, dependsOn: readonly string[]): boolean {
  return (
    ['listen', 'port', 'directory'].includes(placeholder) ||
    dependsOn.some((name) => placeholder === `${name}.url`)
  );
}
