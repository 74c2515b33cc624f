import type { RequirementData, RequirementsData } from '../../data/shapes/requirements-data';
import { type Child, h } from '../dom';
import { count, grouped, percent } from '../format';
import { bar } from '../outcome-bar';
import { nothing, scenarioLink } from '../parts';
import { to } from '../route';
import type { Site } from '../site';

const NAMED = 10;

/** What was asked for: first what no scenario shows, then what no list names, then the rest with its outcomes. */
export function requirements(site: Site, data: RequirementsData | undefined): HTMLElement {
  const page = (...children: Child[]) => h('div', { class: 'page' }, h('h1', {}, 'Requirements'), children);
  if (!data || data.requirements.length === 0)
    return page(
      nothing(
        'No scenario carries a tag such as @req:1234, and the project has neither requirements.json nor requirements.csv.',
      ),
    );
  const listed = data.requirements.filter((each) => each.listed);
  const uncovered = listed.filter(({ scenarios }) => scenarios.length === 0);
  const unknown = data.requirements.filter((each) => !each.listed);
  const covered = listed.filter(({ scenarios }) => scenarios.length > 0);
  return page(
    h('p', { class: 'soft' }, sentence(site, data, covered)),
    part(site, 'No scenario', uncovered),
    part(site, 'Not in the list', unknown),
    part(site, data.listed ? 'Covered' : 'By tag', covered),
  );
}

function sentence(
  site: Site,
  { listed, requirements: all }: RequirementsData,
  covered: RequirementData[],
): string {
  if (!listed)
    return `${count(all.length, 'requirement')} by tag. No requirements.json or requirements.csv names them all, so nobody knows which are missing.`;
  const known = all.filter((each) => each.listed).length;
  const passing = covered.filter(({ scenarios }) => isMet(site, scenarios)).length;
  return `${grouped(covered.length)} of ${count(known, 'requirement')} have scenarios (${percent(covered.length, known)}); of ${grouped(passing)} all scenarios passed.`;
}

function isMet(site: Site, scenarios: readonly number[]): boolean {
  return scenarios.every((position) => site.status(position) === 'p');
}

function part(site: Site, title: string, all: readonly RequirementData[]): Child {
  if (all.length === 0) return false;
  return h(
    'section',
    { class: 'card' },
    h('h2', {}, `${title} `, h('span', { class: 'number soft' }, grouped(all.length))),
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': title },
      h(
        'table',
        { class: 'data requirements' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ['Requirement', 'Scenarios'].map((text) => h('th', { scope: 'col' }, text)),
          ),
        ),
        h(
          'tbody',
          {},
          all.map((each) => row(site, each)),
        ),
      ),
    ),
  );
}

function row(
  site: Site,
  { id, title, url = site.addressOf(`@req:${id}`), scenarios }: RequirementData,
): HTMLElement {
  return h(
    'tr',
    {},
    h(
      'th',
      { scope: 'row', dir: 'auto' },
      h('code', {}, id),
      title !== undefined && h('span', { class: 'title' }, ' ', title),
      url !== undefined && [
        ' ',
        h(
          'a',
          { href: url, rel: 'noopener noreferrer', target: '_blank' },
          'Open',
          h('span', { class: 'heard' }, ` ${id}`),
        ),
      ],
    ),
    h(
      'td',
      { class: 'scenarios' },
      scenarios.length === 0 ? 'none' : [bar(site.counts(scenarios)), names(site, id, scenarios)],
    ),
  );
}

function names(site: Site, id: string, scenarios: readonly number[]): HTMLElement {
  const left = scenarios.length - NAMED;
  return h(
    'details',
    {},
    h('summary', {}, count(scenarios.length, 'scenario')),
    h(
      'ul',
      { class: 'links' },
      scenarios.slice(0, NAMED).map((position) => h('li', {}, scenarioLink(site, position))),
    ),
    left > 0 &&
      h('p', {}, h('a', { href: to('list', '', { tag: `@req:${id}` }) }, `and ${grouped(left)} more`)),
  );
}
