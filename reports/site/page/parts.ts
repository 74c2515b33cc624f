import { type Child, h } from './dom';
import { to } from './route';
import type { Site } from './site';
import { mark } from './status';

/** Leads to the scenarios that carry a tag, and beside it to what the tag stands for, where that is known. */
export function tagLink(site: Site, tag: string): Child {
  const address = site.addressOf(tag);
  return [
    h('a', { class: 'tag', href: to('list', '', { tag }) }, tag),
    address !== undefined &&
      h(
        'a',
        {
          class: 'tag-out',
          href: address,
          rel: 'noopener noreferrer',
          target: '_blank',
          'aria-label': `Open ${tag}`,
        },
        '↗',
      ),
  ];
}

export function tagLinks(site: Site, tags: readonly string[]): HTMLElement {
  return h(
    'p',
    { class: 'tags' },
    tags.map((tag) => tagLink(site, tag)),
  );
}

/** A scenario in a list: what became of it, its name, where it stands. */
export function scenarioLink(site: Site, position: number, more?: Child): HTMLElement {
  const key = site.index.scenarios.key[position] ?? '';
  return h(
    'a',
    { class: 'scenario-link', href: to('s', key) },
    mark(site.status(position)),
    h('span', { class: 'name' }, site.name(position)),
    h(
      'span',
      { class: 'where' },
      [site.featureName(position), site.placeOf(position)].filter(Boolean).join(' · '),
    ),
    more,
  );
}

/** What became of one scenario in each environment that it ran in. @param shown the one that the page is about. */
export function places(site: Site, positions: readonly number[], shown?: number): HTMLElement {
  return h(
    'ul',
    { class: 'places', 'aria-label': 'Environments' },
    positions.map((position) =>
      h(
        'li',
        {},
        h(
          'a',
          {
            href: to('s', site.index.scenarios.key[position] ?? ''),
            title: site.environmentOf(position),
            'aria-current': position === shown && 'page',
          },
          mark(site.status(position)),
          site.placeOf(position),
        ),
      ),
    ),
  );
}

/** A text in full. What is wide can be scrolled, also by keyboard. */
export function pre(text: string, className = ''): HTMLElement {
  return h('pre', { class: className, tabindex: 0 }, text);
}

export function table(rows: readonly (readonly string[])[], caption?: string): HTMLElement {
  // Two columns are a list of names and values as often as a table with a head: neither is claimed.
  const [head = [], ...body] = rows[0]?.length === 2 ? [[], ...rows] : rows;
  const headed = head.length > 0 && body.length > 0;
  return h(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption ?? 'Table' },
    h(
      'table',
      { class: 'data' },
      caption !== undefined && h('caption', { class: 'heard' }, caption),
      headed &&
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            head.map((cell) => h('th', { scope: 'col' }, cell)),
          ),
        ),
      h(
        'tbody',
        {},
        (body.length > 0 ? body : [head]).map((row) =>
          h(
            'tr',
            {},
            row.map((cell) => h('td', {}, cell)),
          ),
        ),
      ),
    ),
  );
}

export function section(title: string, ...children: Child[]): HTMLElement {
  return h('section', { class: 'card' }, h('h2', {}, title), children);
}

export function facts(entries: readonly (readonly [string, Child | undefined])[]): HTMLElement {
  return h(
    'dl',
    { class: 'facts' },
    entries
      .filter(([, value]) => value !== undefined && value !== '')
      .map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
  );
}

/** Says that there is nothing, and why that is fine. */
export function nothing(text: string): HTMLElement {
  return h('p', { class: 'nothing' }, text);
}
