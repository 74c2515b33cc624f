import { h } from './dom';
import { grouped } from './format';
import { to } from './route';
import type { Site } from './site';
import { themeButton } from './theme';

interface Entry {
  page: string;
  text: string;
  number?: number;
}

/** The pages that this report has, as one goes to them. */
export function entriesOf(site: Site): Entry[] {
  const { has, scenarios } = site.index;
  return [
    { page: '', text: 'Overview' },
    { page: 'failures', text: 'Failures', number: site.counts().attention },
    { page: 'spec', text: 'Specification' },
    { page: 'list', text: 'Scenarios', number: site.total },
    { page: 'flaky', text: 'Flaky', number: scenarios.flaky.length },
    ...(has.history ? [{ page: 'runs', text: 'Runs' }] : []),
    { page: 'tags', text: 'Tags' },
    ...(has.requirements ? [{ page: 'reqs', text: 'Requirements' }] : []),
    { page: 'timeline', text: 'Timeline' },
    { page: 'steps', text: 'Steps' },
    ...(has.api ? [{ page: 'api', text: 'API' }] : []),
    { page: 'about', text: 'About' },
  ];
}

/** What stands beside every page. @param skip goes to the content. */
export function navigation(site: Site, { search, skip }: Record<'search' | 'skip', () => void>): HTMLElement {
  const { run } = site.index;
  return h(
    'header',
    { class: 'side' },
    h('button', { type: 'button', class: 'skip', onclick: skip }, 'Skip to the content'),
    h(
      'a',
      { class: 'brand', href: to('') },
      h('strong', {}, run.project),
      h('span', {}, run.environment === 'default' ? 'Test report' : run.environment),
    ),
    h('button', { type: 'button', class: 'search', onclick: search }, 'Search', h('kbd', {}, '/')),
    h('nav', { 'aria-label': 'Pages' }, h('ul', {}, entriesOf(site).map(link))),
    h('div', { class: 'side-foot' }, themeButton()),
  );
}

/** Shows at which page one is. @param page as an address has it. */
export function markCurrent(root: HTMLElement, page: string): void {
  const current = page === 's' ? 'list' : page === 'book' ? 'spec' : page;
  for (const one of root.querySelectorAll<HTMLElement>('.side [data-page]')) {
    if (one.dataset.page === current) {
      one.setAttribute('aria-current', 'page');
      bringIntoView(one);
    } else one.removeAttribute('aria-current');
  }
}

function link({ page, text, number }: Entry): HTMLElement {
  const shown = number !== undefined && number > 0 && h('span', { class: 'number' }, grouped(number));
  return h('li', {}, h('a', { href: to(page), 'data-page': page }, text, shown));
}

/** On a phone the pages stand in one line that is scrolled sideways. */
function bringIntoView(one: HTMLElement): void {
  const nav = one.closest('nav');
  if (nav) nav.scrollLeft = one.offsetLeft - (nav.clientWidth - one.clientWidth) / 2;
}
