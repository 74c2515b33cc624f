import type { LegacyFeature, LegacyScenario, LegacyStatus } from './legacy';

const LONGEST_LIST = 200;
/** Worst first: the reporter gives a scenario the first of these that one of its steps has. */
const ORDER: LegacyStatus[] = ['failed', 'ambiguous', 'undefined', 'pending', 'skipped', 'passed'];

/** The status that the reporter gives a scenario. */
export function reporterStatus(scenario: LegacyScenario): LegacyStatus {
  const statuses = new Set(scenario.steps.map((step) => step.result.status));
  return ORDER.find((status) => statuses.has(status)) ?? 'passed';
}

/** A list of all scenarios that neither passed nor were skipped, worst first; empty when there are none. */
export function attentionHtml(features: LegacyFeature[]): string {
  const entries = features
    .flatMap((feature) =>
      feature.elements.map((scenario) => ({ feature, scenario, status: reporterStatus(scenario) })),
    )
    .filter(({ status }) => status !== 'passed' && status !== 'skipped')
    .sort((one, other) => ORDER.indexOf(one.status) - ORDER.indexOf(other.status));
  if (entries.length === 0) return '';
  const rows = entries.slice(0, LONGEST_LIST).map(({ feature, scenario, status }) => {
    const address = `features/${feature.id}.html#${scenario.id}`;
    const step = scenario.steps.find((each) => each.result.status === status);
    const where = step && step.name !== scenario.name ? `<small>${step.keyword} ${step.name}</small>` : '';
    const blame = scenario.blame === undefined ? '' : `<small class="brine-blame">${scenario.blame}</small>`;
    const mark = `<span class="brine-status brine-${status}">${status}</span>`;
    return `<li>${mark}<div><a href="${address}">${scenario.name}</a>${blame}${where}</div><small>${feature.name}</small></li>`;
  });
  const more = entries.length - rows.length;
  const rest = more > 0 ? `<li>… and ${more} more, on the pages of their features</li>` : '';
  return `<section class="brine-attention"><h3>Needs attention (${entries.length})</h3><ol>${rows.join('')}${rest}</ol></section>`;
}
