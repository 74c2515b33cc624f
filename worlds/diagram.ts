import type { Exchange } from '../support/evidence/exchange';
import { redactText } from '../support/evidence/redact';
import { addRedactions, redactionsIn } from '../support/evidence/redactions';
import { type Note, sequenceOf } from '../support/evidence/sequence';
import { drawSequence } from '../support/evidence/sequence-svg';
import { describeExit } from '../support/services/process/exit';
import { behindGateway } from './gateway';
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
function seenBy(world: BrineWorld, exchanges: readonly Exchange[]): readonly Exchange[] {
  return exchanges.map((exchange) => {
    if (!world.browser.used || exchange.caller !== undefined) return exchange;
    if (world.services.names.includes(exchange.service)) return exchange;
    const service = behindGateway(world, exchange)?.service ?? exchange.service;
    return { ...exchange, caller: 'browser', service };
  });
}

function notesOf({ services }: BrineWorld): Note[] {
  const { seen, foreseen } = services.crash;
  const all = [...(seen ? [seen] : []), ...foreseen];
  return all.map(({ service, exit }) => ({ participant: service, text: `died: ${describeExit(exit)}` }));
}
