import type { ServiceSettings } from '../settings/service-settings';

/** A service that calls, and the one that it calls. */
export interface Pair {
  from: string;
  to: string;
}

/**
 * Who is told the address of whom: services that Brine starts, with `{{name.url}}` in their environment or command
 * line. What is reached by https is left alone: only the caller knows whom it trusts.
 */
export function linkedPairs(services: Readonly<Record<string, ServiceSettings>>): Pair[] {
  return Object.entries(services).flatMap(([from, service]) =>
    (service.dependsOn ?? [])
      .filter((to) => isTold(service, to) && isPlain(services[to]))
      .map((to) => ({ from, to })),
  );
}

function isTold(service: ServiceSettings, to: string): boolean {
  if (!('cargo' in service || 'command' in service)) return false;
  const words = 'cargo' in service ? (service.args ?? []) : service.command;
  return [...Object.values(service.env ?? {}), ...words].some((text) => text.includes(`{{${to}.url}}`));
}

function isPlain(service: ServiceSettings | undefined): boolean {
  return service !== undefined && !('url' in service && /^https:/i.test(service.url));
}
