import { databasesOf } from '../settings/isolation';
import type { ServiceSettings } from '../settings/service-settings';

/** A service, and a database whose address it is told. */
export interface DatabasePair {
  from: string;
  to: string;
  /** Whether the way to it is a connection that others can stand in. */
  connected: boolean;
}

/**
 * Which service is told the address of which database.
 *
 * @param urls database → URL.
 */
export function databasePairs(
  services: Readonly<Record<string, ServiceSettings>>,
  urls: Readonly<Record<string, string>>,
): DatabasePair[] {
  return Object.entries(services).flatMap(([from, service]) =>
    Object.entries(urls)
      .filter(([to]) => databasesOf(service).includes(to))
      .map(([to, url]) => ({ from, to, connected: isConnection(url) })),
  );
}

/** Who checks the name of the server by its certificate talks to that server alone. */
function isConnection(url: string): boolean {
  if (!/^postgres(ql)?:/.test(url) || !URL.canParse(url)) return false;
  const { hostname, searchParams } = new URL(url);
  return hostname !== '' && !searchParams.has('host') && searchParams.get('sslmode') !== 'verify-full';
}
