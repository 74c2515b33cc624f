import type { Cluster } from '../../data/shapes/site-index';
import { ageOf } from '../cluster-age';
import { command } from '../copy';
import { h } from '../dom';
import { count } from '../format';
import type { History } from '../history';
import { nothing, pre, scenarioLink } from '../parts';
import { to } from '../route';
import type { Site } from '../site';
import { chip, WORDS } from '../status';

const SHOWN = 12;

/** What needs attention, by its cause. @param wanted the number of the cluster to show first. */
export function failures(site: Site, wanted: string, history?: History): HTMLElement {
  const { clusters, faults } = site.index;
  const page = h(
    'div',
    { class: 'page' },
    h(
      'h1',
      {},
      clusters.length === 0
        ? 'Nothing needs attention'
        : `${count(site.counts().attention, 'scenario')}, ${count(clusters.length, 'reason')}`,
    ),
    clusters.length === 0 &&
      nothing(
        faults.length > 0
          ? 'No scenario did, that is: the overview tells what went wrong with the run.'
          : 'Everything that ran has passed.',
      ),
    clusters.length > 1 && [
      h('p', { class: 'rerun-label' }, 'Run all of these again:'),
      command(allFailed(site)),
    ],
    clusters.map((cluster, index) => clusterCard(site, cluster, index, history)),
    clusters.length > 0 &&
      h(
        'p',
        { class: 'soft' },
        'Keys: ',
        h('kbd', {}, 'j'),
        ' next, ',
        h('kbd', {}, 'k'),
        ' previous scenario, ',
        h('kbd', {}, 'Enter'),
        ' opens it.',
      ),
  );
  const target = page.querySelector(`#cluster-${CSS.escape(wanted)}`);
  if (wanted !== '' && target) queueMicrotask(() => target.scrollIntoView());
  return page;
}

function clusterCard(site: Site, cluster: Cluster, index: number, history: History | undefined): HTMLElement {
  const { status, facts, step, scenarios, owners, rerun } = cluster;
  const more = scenarios.length - SHOWN;
  // What did not run, or was not seen to end, has not failed.
  const age = history && !'nx'.includes(status) ? ageOf(site, history, scenarios) : undefined;
  const places = [...new Set(scenarios.flatMap((position) => site.placeOf(position) ?? []))];
  const about = [
    ...(age === undefined ? [] : [age]),
    ...(places.length > 0 ? [`in ${places.join(', ')}`] : []),
    ...(owners.length > 0 ? [`Owner: ${owners.join(', ')}`] : []),
  ];
  return h(
    'section',
    { class: `card cluster ${status}`, id: `cluster-${index + 1}`, tabindex: -1 },
    h(
      'div',
      { class: 'cluster-head' },
      chip(status),
      h('h2', {}, headline(cluster)),
      h('span', { class: 'number' }, count(scenarios.length, 'scenario')),
    ),
    subline(cluster) !== '' && h('p', { class: hasCause(cluster) ? 'what' : 'soft' }, subline(cluster)),
    about.length > 0 && h('p', { class: 'soft' }, about.join(' · ')),
    facts.length > 0 && hasCause(cluster) && pre(facts.join('\n'), 'facts-text'),
    step !== undefined &&
      facts.every((fact) => !fact.startsWith('step: ')) &&
      h('p', { class: 'soft' }, 'at the step “', step, '”'),
    h(
      'ul',
      { class: 'links' },
      scenarios.slice(0, SHOWN).map((position) => h('li', {}, scenarioLink(site, position))),
    ),
    more > 0 &&
      h(
        'p',
        {},
        h('a', { href: to('list', '', { reason: index + 1 }) }, `All ${scenarios.length} in the list`),
      ),
    rerun !== '' && command(rerun),
  );
}

/** Kind and culprit of a cause; what a step said where nobody looked for a cause. */
export function headline(cluster: Cluster): string {
  return hasCause(cluster) ? `${cluster.kind}: ${cluster.culprit}` : cluster.what;
}

/** What stands below it: a sentence, or the place of the step definition. */
export function subline(cluster: Cluster): string {
  return hasCause(cluster) ? cluster.what : (cluster.facts[0] ?? '');
}

function hasCause({ kind, status }: Cluster): boolean {
  return kind !== WORDS[status];
}

/** The command for everything that needs attention. */
export function allFailed(site: Site): string {
  return site.index.rerun;
}
