import { h } from './dom';
import { grouped } from './format';
import { to } from './route';
import type { Counts } from './site';
import { chip, WORDS } from './status';

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
