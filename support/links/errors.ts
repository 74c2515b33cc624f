import { BrineError } from '../errors/brine-error';
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

/** The calls between two services are not what a check expected; the message lists them. */
export class ServiceCallError extends BrineError {
  override readonly name = 'ServiceCallError';
  override readonly fault = 'wrong';
}
