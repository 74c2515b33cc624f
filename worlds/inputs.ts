import { setTimeout } from 'node:timers/promises';
import type { Exchange } from '../support/evidence/exchange';
import { documentOf } from '../support/http/specification';
import type { OpenApiDocument } from '../support/openapi/document';
import { inputsSent } from '../support/openapi/sent-inputs';
import { networkOf } from './target';
import type { BrineWorld } from './world';

/** Milliseconds that the end of a scenario may wait for a specification. */
const LIMIT = 2_000;
const MOST_FAILURES = 3;

/** By service: how often its specification could not be read in this worker. */
const failures = new Map<string, number>();

type InputReader = (exchange: Exchange) => readonly string[];

/**
 * Tells which of the inputs that the specification of its service describes a request has; undefined where none is
 * described. A specification that cannot be read is nobody's fault here.
 */
export async function inputReader(
  world: BrineWorld,
  exchanges: readonly Exchange[],
): Promise<InputReader | undefined> {
  const documents = new Map<string, OpenApiDocument | undefined>();
  for (const { service, madeUp } of exchanges) {
    if (madeUp || documents.has(service) || !isSpecified(world, service)) continue;
    documents.set(service, await specificationOf(world, service));
  }
  if (documents.size === 0) return undefined;
  return ({ service, request }) => {
    const document = documents.get(service);
    if (!document) return [];
    const address = world.worker.services.addressOf(service);
    return inputsSent(document, request, address === undefined ? '' : new URL(address).pathname);
  };
}

function isSpecified({ worker: { settings } }: BrineWorld, service: string): boolean {
  return Object.hasOwn(settings.services, service) && settings.services[service]?.openapi !== undefined;
}

async function specificationOf(
  { worker }: BrineWorld,
  service: string,
): Promise<OpenApiDocument | undefined> {
  const { services, settings } = worker;
  if (!services.names.includes(service) || (failures.get(service) ?? 0) >= MOST_FAILURES) return undefined;
  const { openapi, tls } = services.settingsOf(service);
  const url = services.addressOf(service);
  if (openapi === undefined || url === undefined) return undefined;
  try {
    const target = { name: service, url, openapi, ...(tls && { tls }) };
    const read = documentOf(target, settings.root, networkOf(worker));
    const document = await Promise.race([read, setTimeout(LIMIT, undefined, { ref: false })]);
    if (document) return document;
  } catch {
    // Told by whoever checks against it.
  }
  failures.set(service, (failures.get(service) ?? 0) + 1);
  return undefined;
}
