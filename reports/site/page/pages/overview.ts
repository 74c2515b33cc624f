import { moment } from '../../../moment';
import type { Chapters } from '../../data/shapes/block';
import type { Cluster } from '../../data/shapes/site-index';
import { attachmentView } from '../attachment-view';
import { command } from '../copy';
import { h } from '../dom';
import { errorView } from '../error-view';
import { count, duration, grouped, percent } from '../format';
import type { History } from '../history';
import { bar, legend } from '../outcome-bar';
import { facts, section } from '../parts';
import { to } from '../route';
import type { Site } from '../site';
import { chip, mark } from '../status';
import { changed } from './changes';
import { allFailed, headline, subline } from './failures';
import { capabilities } from './overview-capabilities';
import { flaky, slowest } from './overview-scenarios';

const MOST_CLUSTERS = 5;

/** The verdict and what leads to it. */
export function overview(site: Site, chapters: Chapters, history: History | undefined): HTMLElement {
  const { index } = site;
  return h(
    'div',
    { class: 'page' },
    hero(site),
    index.faults.length > 0 &&
      section(
        'What went wrong with the run',
        index.faults.map((fault) =>
          h(
            'article',
            { class: 'fault' },
            h('h3', {}, fault.title),
            errorView(fault.text),
            fault.attachments?.map(attachmentView),
          ),
        ),
      ),
    index.warnings.length > 0 &&
      h(
        'section',
        { class: 'card warnings' },
        h('h2', {}, 'What this report does not know'),
        h(
          'ul',
          {},
          index.warnings.map((warning) => h('li', {}, warning)),
        ),
      ),
    index.clusters.length > 0 && causes(site),
    history && changed(site, history),
    capabilities(site, chapters),
    h('div', { class: 'columns' }, h('div', { class: 'stack' }, flaky(site), slowest(site)), about(site)),
  );
}

function hero(site: Site): HTMLElement {
  const { run } = site.index;
  const { state, sentence } = site.index.verdict;
  const counts = site.counts();
  const when = [
    moment(run.startedAt),
    run.wall !== undefined && `took ${duration(run.wall)}`,
    run.browser,
    run.branch && `branch ${run.branch}`,
    run.commit?.slice(0, 12),
  ];
  return h(
    'header',
    { class: `hero ${state === 'passed' ? 'good' : 'bad'}` },
    h('p', { class: 'eyebrow' }, run.project, run.environment !== 'default' && ` · ${run.environment}`),
    h('h1', {}, sentence),
    h('p', { class: 'when' }, when.filter(Boolean).join(' · ')),
    counts.total > 0 && [bar(counts, {}), legend(counts)],
  );
}

function causes(site: Site): HTMLElement {
  const { clusters } = site.index;
  return section(
    clusters.length === 1 ? 'The reason' : `${count(clusters.length, 'reason')}`,
    h(
      'ol',
      { class: 'causes' },
      clusters.slice(0, MOST_CLUSTERS).map((cluster, index) => cause(cluster, index)),
    ),
    clusters.length > MOST_CLUSTERS &&
      h('p', {}, h('a', { href: to('failures') }, `All ${clusters.length} reasons`)),
    h('p', { class: 'rerun-label' }, 'Run all of these again:'),
    command(allFailed(site)),
  );
}

function cause(cluster: Cluster, index: number): HTMLElement {
  const { status, scenarios, owners } = cluster;
  return h(
    'li',
    {},
    h(
      'a',
      { href: to('failures', String(index + 1)) },
      mark(status),
      h(
        'span',
        { class: 'cause-text' },
        h('strong', {}, headline(cluster)),
        h('span', { class: 'soft' }, subline(cluster)),
      ),
      h(
        'span',
        { class: 'number' },
        count(scenarios.length, 'scenario'),
        owners.length > 0 && h('small', {}, owners.join(', ')),
      ),
    ),
  );
}

function about(site: Site): HTMLElement {
  const { run, scenarios, workers } = site.index;
  const counts = site.counts();
  return section(
    'The run',
    facts([
      ['Scenarios', grouped(site.total)],
      ['Passed', `${grouped(counts.of('p'))} (${percent(counts.of('p'), counts.total - counts.of('n'))})`],
      ['Tried again', grouped(Object.keys(scenarios.attempts).length)],
      ['Wall time', run.wall === undefined ? 'unknown' : duration(run.wall)],
      ['Time of all scenarios', duration(run.summed)],
      ['Workers', workers.length > 1 ? grouped(workers.length) : '1'],
      ['Browser', run.browser],
      ['Platform', run.platform],
      ['Commit', run.commit && h('code', {}, run.commit.slice(0, 12))],
      ['Branch', run.branch],
      ['Classic dashboard', run.classic && h('a', { href: run.classic }, 'multiple-cucumber-html-reporter')],
    ]),
    !run.finished && chip('x', 'did not finish'),
  );
}
