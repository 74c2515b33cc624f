import type { ScenarioPart } from '../../data/shapes/feature-data';
import { h } from '../dom';
import { to } from '../route';
import type { Site } from '../site';
import { mark } from '../status';

/** The rows of an outline, each with its outcomes. */
export function examplesTable(
  site: Site,
  { keyword, name, header, rows }: ScenarioPart['examples'][number],
): HTMLElement {
  return h(
    'table',
    { class: 'data examples' },
    h('caption', {}, name === '' ? keyword : name),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        header.map((cell) => h('th', { scope: 'col' }, cell)),
        outcomeTitles(site).map((title) => h('th', { scope: 'col', class: 'outcome' }, title)),
      ),
    ),
    h(
      'tbody',
      {},
      rows.map(({ cells, keys = [] }) => {
        return h(
          'tr',
          {},
          cells.map((cell) => h('td', {}, cell)),
          outcomesOf(site, keys).map((outcome) => h('td', { class: 'outcome' }, outcome)),
        );
      }),
    ),
  );
}

/** One for each environment, where there are several. */
function outcomeTitles({ places }: Site): string[] {
  return places.length > 1 ? places : ['Outcome'];
}

/** As many as there are titles. */
function outcomesOf(site: Site, keys: readonly string[]): HTMLElement[] {
  const { environments } = site.index;
  if (environments.length <= 1) return [outcomeLink(site, keys[0])];
  return environments.map((environment) =>
    outcomeLink(
      site,
      keys.find((key) => site.environmentOf(site.positionOf(key) ?? -1) === environment),
    ),
  );
}

function outcomeLink(site: Site, key: string | undefined): HTMLElement {
  if (key === undefined) return mark('n');
  const position = site.positionOf(key);
  return h('a', { href: to('s', key) }, mark(position === undefined ? 'n' : site.status(position)));
}
