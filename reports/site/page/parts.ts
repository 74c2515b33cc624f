import { type Child, h } from './dom';
import { grouped } from './format';
import { to } from './route';
import type { Counts, Site } from './site';
import { chip, mark, WORDS } from './status';

/** The bar of outcomes; with a link for each where it is given the rest of a query. */
export function bar(counts: Counts, query?: Record<string, string>, className = 'bar big'): HTMLElement {
  const label =
    counts.present.map(({ letter, count }) => `${grouped(count)} ${WORDS[letter]}`).join(', ') || 'nothing';
  const segments = counts.present.map(({ letter, count }) => {
    const part = query
      ? h(
          'a',
          {
            class: letter,
            href: to('list', '', { ...query, status: WORDS[letter] }),
            title: `${grouped(count)} ${WORDS[letter]}`,
          },
          h('span', { class: 'heard' }, `${grouped(count)} ${WORDS[letter]}`),
        )
      : h('span', { class: letter });
    part.style.flexGrow = String(count);
    return part;
  });
  return query
    ? h('div', { class: className }, segments)
    : h('div', { class: 'bar', role: 'img', 'aria-label': label }, segments);
}

/** What the colours of a bar mean, each with its number and a way to the list. */
export function legend(counts: Counts, query: Record<string, string> = {}): HTMLElement {
  return h(
    'ul',
    { class: 'legend' },
    counts.present.map(({ letter, count }) =>
      h(
        'li',
        {},
        h(
          'a',
          { href: to('list', '', { ...query, status: WORDS[letter] }) },
          h('b', {}, grouped(count)),
          chip(letter),
        ),
      ),
    ),
  );
}

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

/** Puts a text on the clipboard and says so. @param key that does the same */
export function copyButton(
  label: string,
  text: () => string,
  { className = 'button', key }: { className?: string; key?: string } = {},
): HTMLButtonElement {
  const button = h(
    'button',
    { type: 'button', class: className, 'aria-keyshortcuts': key, onclick: () => void copy() },
    label,
  );
  const copy = async () => {
    const worked = await toClipboard(text());
    button.textContent = worked ? 'Copied' : 'Not copied';
    setTimeout(() => {
      button.textContent = label;
    }, 1_500);
  };
  return button;
}

async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedTheOldWay(text);
  }
}

/** Pages opened from disk have no clipboard of their own in some browsers. */
function copiedTheOldWay(text: string): boolean {
  const area = h('textarea', { class: 'heard', 'aria-hidden': 'true' });
  area.value = text;
  document.body.append(area);
  area.select();
  try {
    return document.execCommand('copy');
  } finally {
    area.remove();
  }
}

/** A command with the button that copies it. */
export function command(text: string): HTMLElement {
  return h(
    'div',
    { class: 'command' },
    h('code', {}, text),
    copyButton('Copy', () => text, { className: 'quiet', key: 'r' }),
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
