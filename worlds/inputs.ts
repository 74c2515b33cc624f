import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Exchange } from '../support/evidence/exchange';
import { documentOf } from '../support/http/specification';
import type { OpenApiDocument } from '../support/openapi/document';
import { inputsSent } from '../support/openapi/sent-inputs';
import { networkOf } from './target';
import type { WorkerParts } from './worker';

/** Milliseconds that the end of a scenario may wait for specifications: those of a service that runs take a few. */
const LIMIT = 2_000;
const MOST_FAILURES = 3;

/** By service: how often its specification could not be read in this worker. */
const failures = new Map<string, number>();
/** Services whose specification did not come in time. No other scenario waits for it; those after it has come have it. */
const late = new Set<string>();

type Worker = Pick<WorkerParts, 'services' | 'settings'>;
type InputReader = (exchange: Exchange) => readonly string[];

/**
 * Tells which of the inputs that the specification of its service describes a request has; undefined where none is
 * described. A specification that cannot be read is nobody's fault here.
 *
 * @param limit milliseconds to wait for all of them.
 */
export async function inputReader(
  worker: Worker,
  exchanges: readonly Exchange[],
  limit = LIMIT,
): Promise<InputReader | undefined> {
  const asked = exchanges.filter(({ madeUp }) => !madeUp).map(({ service }) => service);
  const services = [...new Set(asked)].filter((service) => isSpecified(worker, service));
  if (services.length === 0) return undefined;
  const documents = new Map(
    await Promise.all(
      services.map(
        async (service) =>
          [service, await specificationOf(worker, service, limit)] as [string, Specification],
      ),
    ),
  );
  return ({ service, request }) => {
    const document = documents.get(service);
    if (!document) return [];
    const address = worker.services.addressOf(service);
    return inputsSent(document, request, address === undefined ? '' : new URL(address).pathname);
  };
}

function isSpecified({ settings }: Worker, service: string): boolean {
  return Object.hasOwn(settings.services, service) && settings.services[service]?.openapi !== undefined;
}

type Specification = OpenApiDocument | undefined;

async function specificationOf(worker: Worker, service: string, limit: number): Promise<Specification> {
  const { services, settings } = worker;
  if (!services.names.includes(service) || (failures.get(service) ?? 0) >= MOST_FAILURES) return undefined;
  const { openapi, tls } = services.settingsOf(service);
  const url = services.addressOf(service);
  if (openapi === undefined || url === undefined) return undefined;
  try {
    const target = { name: service, url, openapi, ...(tls && { tls }) };
    const read = documentOf(target, settings.root, networkOf(worker));
    const patience = late.has(service) ? setImmediate() : setTimeout(limit, undefined, { ref: false });
    const document = await Promise.race([read, patience.then(() => undefined)]);
    if (document === undefined) late.add(service);
    return document;
  } catch {
    // Told by whoever checks against it.
    failures.set(service, (failures.get(service) ?? 0) + 1);
    return undefined;
  }
}
