import { toCurl } from '../support/evidence/curl';
import { renderExchange } from '../support/evidence/exchange-text';
import { redactText } from '../support/evidence/redact';
import { renderPanic } from '../support/services/panic';
import type { BrineWorld } from './world';

/**
 * Attaches what helps to see why a scenario failed, the most telling first: panics, the screen, what the page said,
 * the requests and answers, what the services logged during this scenario. Everything is redacted.
 */
export async function attachEvidence(world: BrineWorld): Promise<void> {
  attachPanics(world);
  await attachPage(world);
  attachExchanges(world);
  attachLogs(world);
}

function attachPanics(world: BrineWorld): void {
  for (const { service, panic } of world.services.panics()) {
    attachText(world, `panic in ${service}`, renderPanic(panic));
  }
}

async function attachPage(world: BrineWorld): Promise<void> {
  if (!world.browser.used) return;
  const { screenshot, url, console, errors } = await world.browser.evidence();
  if (screenshot) world.attach(screenshot, { mediaType: 'image/png', fileName: 'screenshot.png' });
  const lines = [...(url ? [`page: ${url}`] : []), ...errors.map((error) => `error: ${error}`), ...console];
  if (lines.length > 0) attachText(world, 'page', lines.join('\n'));
}

function attachExchanges(world: BrineWorld): void {
  const { exchanges } = world.evidence;
  if (exchanges.length === 0) return;
  const texts = exchanges.map((exchange) => `${renderExchange(exchange)}\n\n${toCurl(exchange)}`);
  attachText(world, 'exchanges', texts.join(`\n\n${'─'.repeat(80)}\n\n`));
}

function attachLogs(world: BrineWorld): void {
  for (const service of world.services.names) {
    const log = world.services.logOf(service).trimEnd();
    if (log) attachText(world, `log of ${service}`, log);
  }
}

function attachText(world: BrineWorld, name: string, text: string): void {
  world.attach(redactText(text), { mediaType: 'text/plain', fileName: `${name}.txt` });
}
