import { renderComponent } from '../support/components/transcript';
import { toCurl } from '../support/evidence/curl';
import type { Exchange } from '../support/evidence/exchange';
import { renderExchange } from '../support/evidence/exchange-text';
import { redactText } from '../support/evidence/redact';
import { addRedactions, redactionsIn, renderRedactions } from '../support/evidence/redactions';
import { renderStatements } from '../support/evidence/statements-text';
import { renderMock } from '../support/mocks/transcript';
import { renderPanic } from '../support/services/log/panic';
import { showLog } from '../support/services/log/show-line';
import { renderStream } from '../support/streams/transcript';
import { renderWebhook } from '../support/webhooks/transcript';
import { attachDiagram } from './diagram';
import type { BrineWorld } from './world';

/**
 * Attaches what helps to see why a scenario failed, the most telling first: panics, the screen, what the page said, what
 * the component called, the requests and answers, what the services logged during this scenario. Everything is
 * redacted, and how much is told last.
 *
 * @param message what the scenario failed with, as far as it is known.
 */
export async function attachEvidence(world: BrineWorld, message = ''): Promise<void> {
  attachPanics(world);
  await attachScreenshots(world);
  await attachPage(world);
  attachComponent(world);
  attachDiagram(world);
  attachExchanges(world);
  attachStatements(world);
  attachStreams(world);
  attachWebhooks(world);
  attachMocks(world);
  attachLogs(world);
  attachRedactions(world, message);
}

function attachPanics(world: BrineWorld): void {
  for (const { service, panic } of world.services.panics()) {
    attachText(world, `panic in ${service}`, renderPanic(panic));
  }
}

/** What was compared and differs. */
async function attachScreenshots(world: BrineWorld): Promise<void> {
  for (const { name, png } of world.screenshots.failed) {
    await world.keepFile(png, { name, mediaType: 'image/png' });
  }
}

async function attachPage(world: BrineWorld): Promise<void> {
  if (!world.browser.used) return;
  const { others = [], console, errors, failures, ...own } = await world.browser.evidence();
  const people = [own, ...others];
  for (const { person, screenshot } of people) {
    const name = others.length > 0 ? `screenshot of ${nameOf(person)}.png` : 'screenshot.png';
    if (screenshot) await world.keepFile(screenshot, { name, mediaType: 'image/png' });
  }
  const lines = [
    ...people.flatMap(({ person, url }) => (url ? [`${pageOf(person, others)}: ${url}`] : [])),
    ...errors.map((error) => `error: ${error}`),
    ...failures,
    ...console,
  ];
  if (lines.length > 0) attachText(world, 'page', lines.join('\n'));
  for (const { person, structure } of people) {
    const name = others.length > 0 ? `structure of the page of ${nameOf(person)}` : 'structure of the page';
    if (structure) attachText(world, name, structure);
  }
}

function pageOf(person: string | undefined, others: readonly unknown[]): string {
  return others.length > 0 ? `page of ${nameOf(person)}` : 'page';
}

/** Whoever is not signed in has no name. */
function nameOf(person: string | undefined): string {
  return person ?? 'a visitor';
}

function attachComponent(world: BrineWorld): void {
  if (world.components.used) attachText(world, 'component', renderComponent(world.components));
}

/** Of a scenario that passed, where the settings or a tag ask for it. */
export function attachWanted(world: BrineWorld): void {
  const { diagram, exchanges } = world.worker.settings;
  if (diagram === 'always') attachDiagram(world);
  if (exchanges === 'always' || world.tags.includes('@exchanges:always')) attachExchanges(world);
}

function attachExchanges(world: BrineWorld): void {
  const { exchanges } = world.evidence;
  if (exchanges.length === 0) return;
  const texts = exchanges.map(
    (exchange) => `${callOf(exchange)}${renderExchange(exchange)}\n\n${toCurl(exchange)}`,
  );
  attachText(world, 'exchanges', texts.join(`\n\n${'─'.repeat(80)}\n\n`));
}

/** Who asked whom, where it was not the scenario. */
function callOf({ caller, service }: Exchange): string {
  return caller === undefined ? '' : `${caller} → ${service}\n`;
}

function attachStatements(world: BrineWorld): void {
  const { statements } = world.evidence;
  if (statements.length > 0) attachText(world, 'statements', renderStatements(statements));
}

function attachStreams(world: BrineWorld): void {
  if (world.streams.all.length === 0) return;
  attachText(world, 'streams', world.streams.all.map(renderStream).join('\n\n'));
}

function attachWebhooks(world: BrineWorld): void {
  const { received } = world.webhooks;
  if (received.length > 0) attachText(world, 'webhooks', received.map(renderWebhook).join('\n'));
}

function attachMocks(world: BrineWorld): void {
  const { mocks } = world;
  const told = mocks.names.map((name) => renderMock(mocks.get(name))).filter((text) => text !== '');
  if (told.length > 0) attachText(world, 'mocks', told.join('\n'));
}

function attachLogs(world: BrineWorld): void {
  for (const service of world.services.names) {
    const log = showLog(world.services.recentLogOf(service).trimEnd());
    if (log) attachText(world, `log of ${service}`, log);
  }
}

/** How much of it all is hidden, so that nobody takes a gap for the truth. */
function attachRedactions(world: BrineWorld, message: string): void {
  const counts = redactionsIn(redactText(message));
  addRedactions(counts, world.redactions);
  const hidden = renderRedactions(counts);
  if (hidden) attachText(world, 'redacted', hidden);
}

export function attachText(world: BrineWorld, name: string, text: string): void {
  const shown = redactText(text);
  addRedactions(world.redactions, redactionsIn(shown));
  world.attach(shown, { mediaType: 'text/plain', fileName: `${name}.txt` });
}
