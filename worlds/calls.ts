import { CALLS, countCalls } from '../support/evidence/calls';
import type { Exchange } from '../support/evidence/exchange';
import { behindGateway } from './gateway';
import { inputReader } from './inputs';
import type { BrineWorld } from './world';

/** Attaches what the scenario and its services asked for, counted, if anything; the report makes API coverage of it. */
export async function attachCalls(world: BrineWorld): Promise<void> {
  const { exchanges } = world.evidence;
  if (exchanges.length === 0) return;
  const asked = world.made.browser?.used
    ? exchanges.map((exchange) => atService(world, exchange))
    : exchanges;
  const calls = countCalls(asked, await inputReader(world.worker, asked));
  if (calls.length > 0) world.attach(JSON.stringify(calls), { mediaType: CALLS });
}

/** As the service behind the gateway gets it from the page. */
function atService(world: BrineWorld, exchange: Exchange): Exchange {
  const behind = behindGateway(world, exchange);
  if (!behind) return exchange;
  const { request } = exchange;
  const url = new URL(request.url);
  url.pathname = url.pathname.slice(behind.prefix.length) || '/';
  return { ...exchange, caller: 'browser', service: behind.service, request: { ...request, url: url.href } };
}
