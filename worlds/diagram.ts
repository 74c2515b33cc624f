import type { Exchange } from '../support/evidence/exchange';
import { redactText } from '../support/evidence/redact';
import { addRedactions, redactionsIn } from '../support/evidence/redactions';
import { type Note, sequenceOf } from '../support/evidence/sequence';
import { drawSequence } from '../support/evidence/sequence-svg';
import { describeExit } from '../support/services/exit';
import type { BrineWorld } from './world';

/** Attaches who asked whom what, drawn, if anything was asked and the settings do not forbid it. */
export function attachDiagram(world: BrineWorld): void {
  const { exchanges } = world.evidence;
  if (world.worker.settings.diagram === 'off' || exchanges.length === 0) return;
  const seen = seenBy(world, exchanges).map((exchange) => named(world, exchange));
  const svg = redactText(drawSequence(sequenceOf(seen, notesOf(world), world.evidence.statements)));
  addRedactions(world.redactions, redactionsIn(svg));
  world.attach(svg, { mediaType: 'image/svg+xml', fileName: 'sequence.svg' });
}

/** Nobody is to take a mock for the real service. */
function named({ mocks }: BrineWorld, exchange: Exchange): Exchange {
  const isMock = exchange.madeUp && mocks.names.includes(exchange.service);
  return isMock ? { ...exchange, service: `${exchange.service} (mock)` } : exchange;
}

/** What the gateway passes on from pages goes from the browser to the service behind it. */
function seenBy(
  { worker, services, browser }: BrineWorld,
  exchanges: readonly Exchange[],
): readonly Exchange[] {
  if (!browser.used) return exchanges;
  const { web } = worker.settings;
  const proxy = Object.entries((web && 'proxy' in web && web.proxy) || {}).sort(
    ([a], [b]) => b.length - a.length,
  );
  return exchanges.map((exchange) => {
    if (exchange.caller !== undefined || services.names.includes(exchange.service)) return exchange;
    const { pathname } = new URL(exchange.request.url);
    const [, service = exchange.service] =
      proxy.find(([prefix]) => pathname === prefix || pathname.startsWith(`${prefix}/`)) ?? [];
    return { ...exchange, caller: 'browser', service };
  });
}

function notesOf({ services }: BrineWorld): Note[] {
  const { seen, foreseen } = services.crash;
  const all = [...(seen ? [seen] : []), ...foreseen];
  return all.map(({ service, exit }) => ({ participant: service, text: `died: ${describeExit(exit)}` }));
}
