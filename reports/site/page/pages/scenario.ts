import { moment } from '../../../moment';
import type { AttemptData, FeatureData, ScenarioData } from '../../data/shapes/feature-data';
import { copyButton } from '../copy';
import { type Child, h } from '../dom';
import { duration, titleOfPath } from '../format';
import { type History, placeIn } from '../history';
import { strip } from '../history-view';
import { markdown } from '../markdown';
import { facts, places, pre, tagLinks } from '../parts';
import { to } from '../route';
import type { Site } from '../site';
import { chip, needsAttention, WORDS } from '../status';
import { stepView } from '../step-view';

/** What of a scenario is to be seen. `attempt`: the number of the attempt; the last one unless given. */
interface Shown {
  position: number;
  attempt: number | undefined;
  history: History | undefined;
}

/** One scenario with all that happened to it. */
export function scenario(
  site: Site,
  feature: FeatureData,
  { position, attempt, history }: Shown,
): HTMLElement {
  const data = feature.scenarios.find(({ key }) => key === site.index.scenarios.key[position]);
  if (data === undefined)
    return h('div', { class: 'page' }, h('h1', {}, 'This scenario is not in its feature’s file'));
  const shown = Math.min(Math.max(1, attempt ?? data.attempts.length), Math.max(1, data.attempts.length));
  const current = data.attempts[shown - 1];
  const everywhere = site.everywhere(position);
  return h(
    'div',
    { class: 'page scenario-page' },
    breadcrumb(feature, data),
    h(
      'div',
      { class: 'title-row' },
      h('h1', { dir: 'auto' }, site.name(position)),
      chip(site.status(position)),
    ),
    data.tags.length > 0 && tagLinks(site, data.tags),
    data.description.length > 0 && h('div', { class: 'prose' }, markdown(data.description, 2)),
    h(
      'div',
      { class: 'actions' },
      copyButton('Copy link', () => location.href, { key: 'c' }),
      data.rerun !== '' && copyButton('Copy rerun command', () => data.rerun, { key: 'r' }),
      current && copyButton('Copy as Markdown', () => asMarkdown(feature, data, current), { key: 'm' }),
      neighbours(site, position),
    ),
    everywhere.length > 1 && places(site, everywhere, position),
    data.attempts.length > 1 && attempts(data, shown),
    history && before(site, history, position),
    current ? attemptView(current) : h('p', { class: 'nothing' }, 'This scenario did not run.'),
    facts([
      ['Where', h('code', {}, `${feature.uri}:${data.line}`)],
      ['Started', current && moment(current.startedAt)],
      ['Took', current?.duration === undefined ? undefined : duration(current.duration)],
      ['Worker', current?.worker],
      ['Values', data.row && h('span', {}, data.row.map(([name, value]) => `${name}: ${value}`).join(', '))],
      ['Environment', data.environment],
      ['Again', data.rerun !== '' && h('code', {}, data.rerun)],
    ]),
  );
}

/** How it went before. */
function before(site: Site, history: History, position: number): Child {
  const { key, environment } = placeIn(site, history, position);
  const past = history.past(key, environment);
  return (
    past.length > 1 &&
    h('div', { class: 'before' }, h('span', { class: 'soft' }, 'In the last runs'), strip(past))
  );
}

function breadcrumb(feature: FeatureData, data: ScenarioData): HTMLElement {
  const folders = feature.uri.split('/').slice(0, -1);
  const crumbs = folders.map((folder, index) =>
    h('a', { href: to('spec', folders.slice(0, index + 1).join('/')) }, titleOfPath(folder)),
  );
  return h(
    'nav',
    { class: 'breadcrumb', 'aria-label': 'Where this is' },
    h(
      'ol',
      {},
      [
        ...crumbs,
        h('a', { href: to('spec', feature.uri) }, feature.name || feature.uri),
        data.rule !== undefined && h('span', {}, data.rule),
      ]
        .filter(Boolean)
        .map((crumb) => h('li', {}, crumb)),
    ),
  );
}

/** The ones before and behind; among those that need attention when this one does. */
function neighbours(site: Site, position: number): Child {
  const worried = needsAttention(site.status(position));
  const all = [...site.index.scenarios.key.keys()].filter(
    (one) => !worried || needsAttention(site.status(one)),
  );
  const at = all.indexOf(position);
  const what = worried ? 'to look at' : 'scenario';
  const link = (other: number | undefined, text: string, rel: string) =>
    other !== undefined &&
    h('a', { class: 'button', rel, href: to('s', site.index.scenarios.key[other] ?? '') }, text);
  return h(
    'span',
    { class: 'neighbours' },
    link(all[at - 1], `← Previous ${what}`, 'prev'),
    link(all[at + 1], `Next ${what} →`, 'next'),
  );
}

function attempts(data: ScenarioData, shown: number): HTMLElement {
  return h(
    'nav',
    { class: 'attempts', 'aria-label': 'Attempts' },
    data.attempts.map(({ status }, index) =>
      h(
        'a',
        { href: to('s', data.key, { attempt: index + 1 }), 'aria-current': index + 1 === shown && 'true' },
        `Attempt ${index + 1} `,
        chip(status),
      ),
    ),
  );
}

function attemptView(attempt: AttemptData): Child {
  const { cause, steps } = attempt;
  const longest = Math.max(1, ...steps.map((step) => step.duration ?? 0));
  const quiet = steps.filter(
    (step) => step.hook && step.status === undefined && !step.attachments && step.message === undefined,
  );
  const told = steps.filter((step) => !quiet.includes(step));
  return [
    cause &&
      h(
        'section',
        { class: 'card cause', 'aria-label': 'Cause' },
        h('p', { class: 'eyebrow' }, cause.kind),
        h('h2', {}, cause.culprit),
        h('p', {}, cause.what),
        cause.facts.length > 0 && pre(cause.facts.join('\n'), 'facts-text'),
      ),
    h('h2', {}, 'Steps'),
    steps.length === 0
      ? h('p', { class: 'nothing' }, 'The scenario has no steps.')
      : h(
          'ol',
          { class: 'steps' },
          told.map((step) => stepView(step, longest)),
        ),
    quiet.length > 0 &&
      h(
        'details',
        { class: 'quiet-hooks' },
        h(
          'summary',
          {},
          `${quiet.length} ${quiet.length === 1 ? 'hook that had' : 'hooks that had'} nothing to tell`,
        ),
        h(
          'ol',
          { class: 'steps' },
          quiet.map((step) => stepView(step, longest)),
        ),
      ),
  ];
}

/** What somebody would paste into an issue. */
function asMarkdown(feature: FeatureData, data: ScenarioData, attempt: AttemptData): string {
  const bad = attempt.steps.find((step) => step.status !== undefined && step.status !== 's');
  const { cause } = attempt;
  const fence = (text: string) => ['````', text, '````'];
  return [
    `**${data.name}** ${WORDS[attempt.status]} (\`${feature.uri}:${data.line}\`)`,
    '',
    ...(cause
      ? [`${cause.kind}: ${cause.culprit}. ${cause.what}`, ...fence(cause.facts.join('\n')), '']
      : []),
    ...(bad
      ? [`Step: \`${bad.keyword}${bad.text}\``, ...(bad.message === undefined ? [] : fence(bad.message)), '']
      : []),
    `Again: \`${data.rerun}\``,
    '',
  ].join('\n');
}
