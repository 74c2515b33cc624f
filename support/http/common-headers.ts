import type { Sending } from './cookies';
import type { ApiTarget } from './options';
import type { ReadyRequest } from './perform';

/** What every request to a service of the settings carries, and no request to another host. Names in lower case. */
export function commonHeaders(
  target: ApiTarget | undefined,
  suite: Record<string, string>,
  { headers }: Sending,
): Record<string, string> {
  return target ? Object.assign(lowerCased(suite), headers) : {};
}

/** A redirected request with the common headers of where it goes now, and without those of where it came from. */
export function redirected(
  next: ReadyRequest,
  target: ApiTarget | undefined,
  suite: Record<string, string>,
): ReadyRequest {
  const { target: former, ...rest } = next;
  if (target && target === former) return next;
  const common = commonHeaders(target ?? former, suite, next.sending);
  if (target) return { ...rest, target, headers: { ...common, ...rest.headers } };
  const kept = Object.entries(rest.headers).filter(([name]) => !Object.hasOwn(common, name));
  return { ...rest, headers: Object.fromEntries(kept) };
}

export function lowerCased(headers: Record<string, string>): Record<string, string> {
  const lower: Record<string, string> = {};
  for (const name of Object.keys(headers)) lower[name.toLowerCase()] = headers[name] as string;
  return lower;
}
