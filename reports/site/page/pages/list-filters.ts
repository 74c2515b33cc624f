import { append, h } from '../dom';
import { grouped } from '../format';
import { to } from '../route';
import type { Site } from '../site';
import { chip, ORDER } from '../status';
import type { ListQuery } from './list-query';

type Change = (part: Partial<ListQuery>) => void;

/** What the list is narrowed and sorted by. */
export function filters(site: Site, query: ListQuery, change: Change): HTMLElement {
  return h(
    'form',
    { class: 'filters', role: 'search', onsubmit: (event: Event) => event.preventDefault() },
    field(
      'Text',
      input(query.text, 'name, feature or step', (text) => change({ text })),
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
  );
}

/** Says what else the list is narrowed by, and leads to all of it. */
export function clear({ reason, flaky }: ListQuery): HTMLElement {
  const only = reason !== '' ? `Only reason ${reason}. ` : flaky ? 'Only what passed when tried again. ' : '';
  return h('span', { class: 'soft' }, only, h('a', { href: to('list') }, 'Show all'));
}

/** The outcomes, each to be shown or not. */
export function statuses(site: Site, query: ListQuery, change: Change): HTMLElement {
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
