import { h } from '../dom';
import { grouped } from '../format';
import { bar } from '../outcome-bar';
import { nothing, tagLink } from '../parts';
import type { Site } from '../site';
import { tagMatrix } from './tags-matrix';

/** Every tag with what became of its scenarios, by dimension: what stands before the colon. */
export function tags(site: Site, query: URLSearchParams): HTMLElement {
  const positions = new Map<string, number[]>();
  for (let position = 0; position < site.total; position += 1) {
    for (const tag of site.tags(position)) positions.set(tag, [...(positions.get(tag) ?? []), position]);
  }
  const dimensions = new Map<string, string[]>();
  for (const tag of site.index.tags) {
    const dimension = /^@([\w-]+):./.exec(tag)?.[1] ?? '';
    dimensions.set(dimension, [...(dimensions.get(dimension) ?? []), tag]);
  }
  const sorted = [...dimensions].sort(([one], [other]) => (one < other ? -1 : 1));
  return h(
    'div',
    { class: 'page' },
    h('h1', {}, 'Tags'),
    site.index.tags.length === 0 && nothing('No scenario of this run carries a tag.'),
    sorted.map(([dimension, all]) =>
      h(
        'section',
        { class: 'card' },
        h(
          'h2',
          {},
          dimension === '' ? 'Plain tags' : `${dimension.charAt(0).toUpperCase()}${dimension.slice(1)}`,
        ),
        h(
          'table',
          { class: 'counted' },
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              h('th', { scope: 'col' }, 'Tag'),
              h('th', { scope: 'col', class: 'number' }, 'Scenarios'),
              h('th', { scope: 'col' }, 'Outcome'),
            ),
          ),
          h(
            'tbody',
            {},
            all.map((tag) => {
              const own = positions.get(tag) ?? [];
              return h(
                'tr',
                {},
                h('th', { scope: 'row' }, tagLink(site, tag)),
                h('td', { class: 'number' }, grouped(own.length)),
                h('td', {}, bar(site.counts(own))),
              );
            }),
          ),
        ),
      ),
    ),
    tagMatrix(site, dimensions, query),
  );
}
