import type { Chapters } from '../../data/shapes/block';
import { h } from '../dom';
import { grouped } from '../format';
import { bar } from '../outcome-bar';
import { section } from '../parts';
import { to } from '../route';
import type { Site } from '../site';
import { titleOf } from './chapter-title';

/** The folders right below the one that all features lie in. */
export function capabilities(site: Site, chapters: Chapters): HTMLElement | false {
  const folders = topFolders(site.index.features.uri);
  if (folders.length < 2) return false;
  return section(
    'Capabilities',
    h(
      'ul',
      { class: 'capabilities' },
      folders.map((folder) => {
        const positions = site.below(folder);
        const counts = site.counts(positions);
        const passed = counts.of('p');
        return h(
          'li',
          {},
          h(
            'a',
            { href: to('spec', folder) },
            h('span', { class: 'capability' }, titleOf(folder, chapters)),
            h(
              'span',
              { class: 'number' },
              positions.length === 0
                ? 'not run'
                : passed === counts.total
                  ? grouped(counts.total)
                  : `${grouped(passed)} of ${grouped(counts.total)}`,
            ),
          ),
          bar(counts),
        );
      }),
    ),
  );
}

function topFolders(uris: readonly string[]): string[] {
  const folders = uris.map((uri) => uri.split('/').slice(0, -1));
  let depth = 0;
  while (
    folders.length > 0 &&
    folders.every((parts) => parts.length > depth && parts[depth] === folders[0]?.[depth])
  )
    depth += 1;
  return [...new Set(uris.map((uri) => uri.split('/')).map((parts) => parts.slice(0, depth + 1).join('/')))];
}
