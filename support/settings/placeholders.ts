import type { Fault } from './faults';
import type { ServiceSettings } from './service-settings';

/** Faults of the `{{…}}` in a service's environment and command line. */
export function faultsOfPlaceholders(
  services: Record<string, ServiceSettings>,
  name: string,
  databases: readonly string[],
): Fault[] {
  const service = services[name];
  if (!service) return [];
  return textsOf(service)
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\{\{(.*?)\}\}/g)].map((match) => ({ path, placeholder: match[1] ?? '' })),
    )
    .filter(({ placeholder }) => !isKnown(placeholder, service.dependsOn ?? [], databases))
    .map(({ path, placeholder }) => ({
      path: ['services', name, ...path],
      text:
        `uses {{${placeholder}}}; known are {{listen}}, {{port}}, {{directory}}, {{clock}}` +
        ` and {{NAME.url}}, {{NAME.address}} for each service in dependsOn${listed(databases)}`,
    }));
}

function textsOf(service: ServiceSettings): { path: string[]; text: string }[] {
  const env = Object.entries(service.env ?? {}).map(([key, text]) => ({ path: ['env', key], text }));
  if ('command' in service) return [...env, ...service.command.map((text) => ({ path: ['command'], text }))];
  if ('cargo' in service) return [...env, ...(service.args ?? []).map((text) => ({ path: ['args'], text }))];
  return env;
}

function listed(databases: readonly string[]): string {
  const names = databases.map((name) => `{{database.${name}}}`);
  return names.length === 0 ? '' : `, ${names.join(', ')}`;
}

function isKnown(placeholder: string, dependsOn: readonly string[], databases: readonly string[]): boolean {
  return (
    ['listen', 'port', 'directory', 'clock'].includes(placeholder) ||
    databases.some((name) => placeholder === `database.${name}`) ||
    dependsOn.some((name) => placeholder === `${name}.url` || placeholder === `${name}.address`)
  );
}
