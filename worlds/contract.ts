import { Status } from '@cucumber/cucumber';
import { BrineError } from '../support/errors/brine-error';
import type { Exchange } from '../support/evidence/exchange';
import { documentOf } from '../support/http/specification';
import { checkExchanges, type Promised } from '../support/openapi/check-exchanges';
import { ExchangesContractError } from '../support/openapi/exchanges-error';
import type { ContractMode } from '../support/settings/service-settings';
import { taggedMode } from './contract-tag';
import { attachText } from './evidence';
import { networkOf } from './target';
import type { BrineWorld } from './world';

/** The statuses of scenarios whose exchanges say something about their services. */
const RAN: readonly (string | undefined)[] = [Status.PASSED, Status.FAILED];

/**
 * Holds every exchange of the scenario to the OpenAPI document of its service, when the settings or a tag ask for it.
 * What breaks it is counted, and attached unless the scenario is to fail with it.
 *
 * @returns what the scenario is to fail with; undefined when it may pass, or has failed for a reason of its own.
 */
export async function violatedContract(
  world: BrineWorld,
  status: string | undefined,
): Promise<BrineError | undefined> {
  const mode = modeOf(world);
  if (mode === 'off' || !RAN.includes(status)) return undefined;
  const fault = await faultOf(world);
  if (!fault || (mode === 'fail' && status === Status.PASSED)) return fault;
  attachText(world, 'contract', fault.message);
  return undefined;
}

async function faultOf(world: BrineWorld): Promise<BrineError | undefined> {
  try {
    await world.browser.settle();
    const bases = await basesOf(world);
    const real = world.evidence.exchanges.filter(({ madeUp }) => !madeUp);
    const breaches = await checkExchanges(real, async (exchange) => {
      return await promisedFor(world, bases, exchange);
    });
    if (breaches.length === 0) return undefined;
    world.worker.tally('contract', breaches.length);
    return new ExchangesContractError(breaches);
  } catch (error) {
    if (error instanceof BrineError) return error;
    throw error;
  }
}

/** The last tag `@contract:…` of the scenario wins over the settings. */
function modeOf({ tags, worker }: BrineWorld): ContractMode {
  return taggedMode(tags) ?? worker.settings.contract;
}

/** An address below which everything belongs to one service. */
export interface Base {
  url: URL;
  service: string;
}

/** Where each service is reached: at its own address, and behind the gateway that serves the web app. */
export async function basesOf({ worker, services, browser }: BrineWorld): Promise<Base[]> {
  const { web } = worker.settings;
  const proxy = browser.used && web && 'proxy' in web ? Object.entries(web.proxy ?? {}) : [];
  const gateway = proxy.length > 0 ? await worker.web() : '';
  const behind = proxy
    .filter(([, target]) => services.names.includes(target))
    .map(([prefix, service]) => ({ url: new URL(prefix, gateway), service }));
  const direct = services.names.flatMap((service) => {
    const address = worker.services.addressOf(service);
    return address === undefined ? [] : [{ url: new URL(address), service }];
  });
  return [...behind, ...direct].sort((a, b) => b.url.pathname.length - a.url.pathname.length);
}

async function promisedFor(
  { worker }: BrineWorld,
  bases: readonly Base[],
  { request, response }: Exchange,
): Promise<Promised | undefined> {
  const base = bases.find(({ url }) => isBelow(new URL(request.url), url));
  // What the gateway says while a service is away is no word of that service.
  if (!base || response?.headers['x-brine'] === 'gateway') return undefined;
  const { service, url } = base;
  const { openapi, tls } = worker.services.settingsOf(service);
  if (openapi === undefined) return undefined;
  const target = {
    name: service,
    url: worker.services.addressOf(service) ?? '',
    openapi,
    ...(tls && { tls }),
  };
  const { root } = worker.settings;
  const network = networkOf(worker);
  const document = await documentOf(target, root, network).catch(async () => {
    // The scenario may have stopped it before anybody had read its document.
    return await documentOf({ ...target, url: await worker.services.url(service) }, root, network);
  });
  return { service, document, basePath: url.pathname };
}

export function isBelow(url: URL, base: URL): boolean {
  const start = base.pathname.replace(/\/+$/, '');
  return url.origin === base.origin && (url.pathname === start || url.pathname.startsWith(`${start}/`));
}
