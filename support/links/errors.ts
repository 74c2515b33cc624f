import { BrineError } from '../errors/brine-error';
import type { DatabasePair } from './databases';
import type { Pair } from './pairs';

/** A step speaks of a connection that Brine does not see. */
export class UnknownLinkError extends BrineError {
  override readonly name = 'UnknownLinkError';

  /** @param known undefined: links are switched off. */
  constructor({ from, to }: Pair, known: readonly Pair[] | undefined) {
    super({
      what: `Brine does not see the connection from "${from}" to "${to}".`,
      details: known && `seen: ${known.map((pair) => `${pair.from} → ${pair.to}`).join(', ') || 'none'}`,
      next: known
        ? `Correct the names; or give "${from}" the address of the other one as {{${to}.url}} in its env, with "${to}" in its dependsOn.`
        : 'Links are switched off: take `links: false` out of brine.config.ts, or keep this scenario out with a tag.',
      final: true,
    });
  }
}

/** A scenario wants a service mocked whose callers Brine cannot lead elsewhere. */
export class NoLinkToTurnError extends BrineError {
  override readonly name = 'NoLinkToTurnError';

  /** @param known undefined: links are switched off. */
  constructor(service: string, known: readonly Pair[] | undefined) {
    super({
      what: `The service "${service}" cannot be mocked: Brine does not see who calls it.`,
      details: known && `seen: ${known.map((pair) => `${pair.from} → ${pair.to}`).join(', ') || 'none'}`,
      next: known
        ? `Give a service that Brine starts its address as {{${service}.url}} in its env, with "${service}" in its dependsOn; or make it a mock in brine.config.ts: ${service}: { mock: true }.`
        : 'Links are switched off: take `links: false` out of brine.config.ts, or keep this scenario out with a tag.',
      final: true,
    });
  }
}

/** A step speaks of a connection to a database that Brine does not see, or that is none. */
export class UnknownDatabaseLinkError extends BrineError {
  override readonly name = 'UnknownDatabaseLinkError';

  /** @param known undefined: links are switched off. */
  constructor({ from, to }: Pair, known: readonly DatabasePair[] | undefined) {
    const file = known?.some((pair) => pair.from === from && pair.to === to && !pair.connected) ?? false;
    const seen = known?.filter(({ connected }) => connected).map((pair) => `${pair.from} → ${pair.to}`) ?? [];
    super({
      what: file
        ? `There is no connection from "${from}" to the database "${to}" that could fail: it is a file, or checks whom it is connected to.`
        : `Brine does not see a connection from "${from}" to the database "${to}".`,
      details: known && `seen: ${seen.join(', ') || 'none'}`,
      next: nextFor({ from, to }, file, known !== undefined),
      final: true,
    });
  }
}

function nextFor({ from, to }: Pair, file: boolean, on: boolean): string {
  if (file)
    return 'Tag the scenario for an environment with PostgreSQL, such as @env:postgres: it is skipped elsewhere.';
  return on
    ? `Correct the names; or give "${from}" the address as {{database.${to}}} in its env.`
    : 'Links are switched off: take `links: false` out of brine.config.ts, or keep this scenario out with a tag.';
}

/** The calls between two services are not what a check expected; the message lists them. */
export class ServiceCallError extends BrineError {
  override readonly name = 'ServiceCallError';
  override readonly fault = 'wrong';
}

/** All workers share the caller, so what it asks passes no link of this worker. */
export class SharedCallerError extends BrineError {
  override readonly name = 'SharedCallerError';

  constructor({ from, to }: Pair) {
    super({
      what: `What "${from}" asks of "${to}" is neither recorded nor broken: all workers share "${from}".`,
      final: true,
      next: 'Tag the scenario @isolated, which gives it services of its own, or set the isolation of the service to "worker" in brine.config.ts.',
    });
  }
}
