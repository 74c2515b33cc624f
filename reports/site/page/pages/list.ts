import type { SearchTexts } from '../../data/shapes/steps-data';
import { append, h, replace } from '../dom';
import { count, duration, grouped } from '../format';
import { to } from '../route';
import { saveText } from '../save';
import type { Site } from '../site';
import { chip, mark, ORDER, WORDS } from '../status';
import { dataOf, loaded } from '../store';
import { VirtualRows } from '../virtual-rows';
import { listCsv } from './list-csv';
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
    h(
      'form',
      { class: 'filters', role: 'search', onsubmit: (event: Event) => event.preventDefault() },
      field(
        'Text',
        input(query.text, 'name, feature or step', (text) => {
          change({ text });
          needSteps();
        }),
      ),
      field(
        'Tags',
        input(query.tag, '@smoke and not @slow', (tag) => change({ tag })),
      ),
      field(
        'In',
        paths(site, query.path, (path) => change({ path })),
      ),
      site.places.length > 1 &&
        field(
          'Environment',
          choice(
            [['', 'all'], ...site.places.map((place): [string, string] => [place, place])],
            query.place,
            (place) => change({ place }),
          ),
        ),
      field(
        'Order',
        choice(
          [
            ['order', 'as written'],
            ['status', 'worst first'],
            ['slowest', 'slowest first'],
            ['name', 'by name'],
          ],
          query.sort,
          (sort) => change({ sort: sort as ListQuery['sort'] }),
        ),
      ),
    ),
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

function clear({ reason, flaky }: ListQuery): HTMLElement {
  const only = reason !== '' ? `Only reason ${reason}. ` : flaky ? 'Only what passed when tried again. ' : '';
  return h('span', { class: 'soft' }, only, h('a', { href: to('list') }, 'Show all'));
}

function statuses(site: Site, query: ListQuery, change: (part: Partial<ListQuery>) => void): HTMLElement {
  const counts = site.counts();
  const group = h('div', { class: 'facets', role: 'group', 'aria-label': 'Outcome' });
  append(
    group,
    ORDER.filter((letter) => counts.of(letter) > 0).map((letter) => {
      const button = h(
        'button',
        { type: 'button', class: 'facet', 'aria-pressed': String(query.statuses.includes(letter)) },
        chip(letter),
        ' ',
        grouped(counts.of(letter)),
      );
      button.addEventListener('click', () => {
        const pressed = query.statuses.includes(letter);
        button.setAttribute('aria-pressed', String(!pressed));
        change({
          statuses: pressed ? query.statuses.filter((one) => one !== letter) : [...query.statuses, letter],
        });
      });
      return button;
    }),
  );
  return group;
}

function field(label: string, control: HTMLElement): HTMLElement {
  return h('label', {}, h('span', {}, label), control);
}

function input(value: string, placeholder: string, changed: (value: string) => void): HTMLElement {
  const element = h('input', {
    type: 'search',
    placeholder,
    autocomplete: 'off',
    spellcheck: 'false',
    oninput: () => changed(element.value.trim()),
  });
  element.value = value;
  return element;
}

function choice(
  options: readonly (readonly [string, string])[],
  value: string,
  changed: (value: string) => void,
): HTMLElement {
  const element = h(
    'select',
    { onchange: () => changed(element.value) },
    options.map(([name, text]) => h('option', { value: name, selected: name === value }, text)),
  );
  return element;
}

function paths(site: Site, value: string, changed: (value: string) => void): HTMLElement {
  const folders = new Set<string>();
  for (const uri of site.index.features.uri) {
    const parts = uri.split('/');
    for (let depth = 1; depth < parts.length; depth += 1) folders.add(parts.slice(0, depth).join('/'));
  }
  const known = [...folders].sort();
  if (value !== '' && !folders.has(value)) known.push(value);
  return choice(
    [['', 'everywhere'], ...known.map((folder): [string, string] => [folder, folder])],
    value,
    changed,
  );
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
