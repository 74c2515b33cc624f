import type { Exchange } from '../support/evidence/exchange';
import type { BrineWorld } from './world';

/** A service behind the gateway of the web app, and what the gateway takes off the paths that it passes on. */
export interface BehindGateway {
  service: string;
  prefix: string;
}

/** Where the gateway passes a request of a page on to; undefined for any other request. */
export function behindGateway(
  { worker, services, browser }: BrineWorld,
  exchange: Exchange,
): BehindGateway | undefined {
  if (!browser.used || exchange.caller !== undefined || services.names.includes(exchange.service))
    return undefined;
  const { web } = worker.settings;
  const proxy = Object.entries((web && 'proxy' in web && web.proxy) || {}).sort(
    ([one], [other]) => other.length - one.length,
  );
  const { pathname } = new URL(exchange.request.url);
  const found = proxy.find(([prefix]) => pathname === prefix || pathname.startsWith(`${prefix}/`));
  return found && { prefix: found[0], service: found[1] };
}
