import type { SearchTexts } from '../../data/shapes/steps-data';
import { h, replace } from '../dom';
import { count, duration, grouped } from '../format';
import { to } from '../route';
import { saveText } from '../save';
import type { Site } from '../site';
import { mark, WORDS } from '../status';
import { dataOf, loaded } from '../store';
import { VirtualRows } from '../virtual-rows';
import { listCsv } from './list-csv';
import { clear, filters, statuses } from './list-filters';
import { find, type ListQuery, readQuery } from './list-query';

/** Every scenario, searched and sorted; what is asked stands in the address. */
export function list(site: Site, params: URLSearchParams): HTMLElement {
  const query = readQuery(params);
  const result = h('p', { class: 'result', 'aria-live': 'polite' });
  const rows = new VirtualRows((position) => row(site, position));
  let shown: readonly number[] = [];
  const show = () => {
    const { positions, fault } = find(site, query, loaded('search'));
    shown = positions;
    replace(
      result,
      fault === undefined
        ? `${count(positions.length, 'scenario')}${positions.length < site.total ? ` of ${grouped(site.total)}` : ''}`
        : `The tags cannot be read: ${fault}`,
    );
    rows.show(positions);
  };
  const change = (part: Partial<ListQuery>) => {
    Object.assign(query, part);
    history.replaceState(null, '', address(query));
    show();
  };
  const needSteps = () => {
    if (query.text !== '' && !loaded('search'))
      dataOf('search').then(
        (_: SearchTexts) => show(),
        () => {},
      );
  };
  const page = h(
    'div',
    { class: 'page list-page' },
    h('h1', {}, 'Scenarios'),
    filters(site, query, (part) => {
      change(part);
      if (part.text !== undefined) needSteps();
    }),
    statuses(site, query, change),
    h(
      'div',
      { class: 'result-line' },
      result,
      h(
        'span',
        { class: 'result-actions' },
        clear(query),
        h(
          'button',
          {
            type: 'button',
            class: 'quiet',
            onclick: () => saveText('scenarios.csv', listCsv(site, shown), 'text/csv;charset=utf-8'),
          },
          'Save as CSV',
        ),
      ),
    ),
    rows.element,
  );
  show();
  needSteps();
  return page;
}

function address({ text, tag, statuses: letters, path, place, reason, flaky, sort }: ListQuery): string {
  return to('list', '', {
    q: text,
    tag,
    status: letters.map((letter) => WORDS[letter]).join(','),
    in: path,
    env: place,
    reason,
    flaky: flaky ? 'yes' : undefined,
    sort: sort === 'order' ? undefined : sort,
  });
}

function row(site: Site, position: number): HTMLElement[] {
  const { key, duration: took, attempts } = site.index.scenarios;
  const again = attempts[position];
  return [
    h('td', {}, mark(site.status(position))),
    h(
      'td',
      { class: 'name' },
      h('a', { href: to('s', key[position] ?? '') }, site.name(position)),
      again !== undefined && h('span', { class: 'soft' }, ` ${again} attempts`),
      site.placeOf(position) !== undefined && h('span', { class: 'soft' }, ` · ${site.placeOf(position)}`),
    ),
    h('td', { class: 'where' }, site.featureName(position)),
    h('td', { class: 'number' }, duration(took[position] ?? 0)),
  ];
}
