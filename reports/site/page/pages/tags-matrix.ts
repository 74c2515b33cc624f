import { type Child, h } from '../dom';
import { grouped } from '../format';
import { bar } from '../outcome-bar';
import { to } from '../route';
import type { Site } from '../site';

/** Larger ones nobody reads. */
const ROWS = 60;
const COLUMNS = 12;

/** Two dimensions of tags beside each other, chosen by the address: how many scenarios carry both, and what became of them. */
export function tagMatrix(
  site: Site,
  dimensions: ReadonlyMap<string, string[]>,
  query: URLSearchParams,
): Child {
  const names = [...dimensions.keys()].filter((name) => name !== '').sort();
  if (names.length < 2) return false;
  const asked = (part: string) => names.find((name) => name === query.get(part));
  const down = asked('rows') ?? names[0] ?? '';
  const across = asked('columns') ?? names.find((name) => name !== down) ?? '';
  const rows = (dimensions.get(down) ?? []).slice(0, ROWS);
  const columns = (dimensions.get(across) ?? []).slice(0, COLUMNS);
  const positions = both(site, new Set(rows), new Set(columns));
  const choose = (part: 'rows' | 'columns', value: string) => {
    location.hash = to('tags', '', { rows: down, columns: across, [part]: value });
  };
  return h(
    'section',
    { class: 'card' },
    h('h2', {}, 'Two dimensions'),
    h(
      'div',
      { class: 'filters' },
      picker('Rows', names, down, (name) => choose('rows', name)),
      picker('Columns', names, across, (name) => choose('columns', name)),
    ),
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `${down} by ${across}` },
      h(
        'table',
        { class: 'data matrix' },
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('th', { scope: 'col' }, `${down} \\ ${across}`),
            columns.map((tag) => h('th', { scope: 'col' }, withoutDimension(tag))),
          ),
        ),
        h(
          'tbody',
          {},
          rows.map((row) =>
            h(
              'tr',
              {},
              h('th', { scope: 'row' }, withoutDimension(row)),
              columns.map((column) => h('td', {}, cell(site, row, column, positions))),
            ),
          ),
        ),
      ),
    ),
  );
}

function picker(label: string, names: readonly string[], chosen: string, changed: (name: string) => void) {
  const select = h(
    'select',
    { onchange: () => changed(select.value) },
    names.map((name) => h('option', { value: name, selected: name === chosen }, name)),
  );
  return h('label', {}, h('span', {}, label), select);
}

/** Positions by the two tags. */
function both(site: Site, rows: ReadonlySet<string>, columns: ReadonlySet<string>): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (let position = 0; position < site.total; position += 1) {
    const tags = site.tags(position);
    for (const row of tags.filter((tag) => rows.has(tag))) {
      for (const column of tags.filter((tag) => columns.has(tag))) {
        const known = found.get(`${row}\n${column}`);
        if (known) known.push(position);
        else found.set(`${row}\n${column}`, [position]);
      }
    }
  }
  return found;
}

function cell(site: Site, row: string, column: string, positions: ReadonlyMap<string, number[]>): Child {
  const own = positions.get(`${row}\n${column}`) ?? [];
  if (own.length === 0) return h('span', { class: 'soft' }, '0');
  const tag = row === column ? row : `${row} and ${column}`;
  return [h('a', { href: to('list', '', { tag }) }, grouped(own.length)), bar(site.counts(own))];
}

/** `@team:orders` → `orders` */
function withoutDimension(tag: string): string {
  return tag.slice(tag.indexOf(':') + 1);
}
