import { reporterStatus } from './attention';
import type { LegacyFeature } from './legacy';

/** One scenario: its card, the head up to the line that begins its steps, and that line. */
const CARD = /(scenario-card")([\s\S]*?<div class=")hidden (border-t divide-y divide-border">)/g;

/** Gives each scenario of a page an address (`#line-12`) and opens those that failed. */
export function openFailures(html: string, feature: LegacyFeature): string {
  let index = 0;
  return html.replaceAll(CARD, (whole, card: string, head: string, body: string) => {
    const scenario = feature.elements[index++];
    if (scenario === undefined) return whole;
    const state = reporterStatus(scenario) === 'failed' ? '' : 'hidden ';
    return `${card} id="${scenario.id}"${head}${state}${body}`;
  });
}
