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
        h('th', { scope: 'col', class: 'outcome' }, 'Outcome'),
      ),
    ),
    h(
      'tbody',
      {},
      rows.map(({ cells, keys = [] }) => {
        const outcome = keys.length === 0 ? mark('n') : keys.map((key) => outcomeLink(site, key));
        return h(
          'tr',
          {},
          cells.map((cell) => h('td', {}, cell)),
          h('td', { class: 'outcome' }, outcome),
        );
      }),
    ),
  );
}

/** One for each environment. */
function outcomeLink(site: Site, key: string): HTMLElement {
  const position = site.positionOf(key);
  return h('a', { href: to('s', key) }, mark(position === undefined ? 'n' : site.status(position)));
}
