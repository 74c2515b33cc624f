import type { Chapters } from '../../data/shapes/block';
import { h } from '../dom';
import { grouped } from '../format';
import { to } from '../route';
import type { Site } from '../site';
import { mark } from '../status';
import { titleOf } from './chapter-title';
import { type Node, nodeAt, rootOf, treeOf } from './spec-nodes';

/** The tree of folders and features, open where the reader is. */
export function tree(site: Site, chapters: Chapters, path: string): HTMLElement {
  const root = nodeAt(treeOf(site), rootOf(site)) ?? treeOf(site);
  const wide = matchMedia('(min-width: 900px)').matches;
  return h(
    'nav',
    { class: 'tree', 'aria-label': 'Specification' },
    h(
      'details',
      { open: wide },
      h('summary', {}, 'Contents'),
      h(
        'p',
        { class: 'tree-root' },
        h(
          'a',
          { href: to('spec', root.path), 'aria-current': path === root.path && 'page' },
          titleOf(root.path, chapters),
        ),
      ),
      branches(site, chapters, root, path),
    ),
  );
}

function branches(site: Site, chapters: Chapters, node: Node, path: string): HTMLElement {
  return h(
    'ul',
    {},
    [...node.folders.values()].map((folder) => {
      const open = path === folder.path || path.startsWith(`${folder.path}/`);
      const counts = site.counts(site.below(folder.path));
      return h(
        'li',
        {},
        h(
          'a',
          { href: to('spec', folder.path), 'aria-current': path === folder.path && 'page', class: 'folder' },
          mark(counts.worst),
          titleOf(folder.path, chapters),
          h('span', { class: 'number' }, grouped(counts.total)),
        ),
        open && branches(site, chapters, folder, path),
      );
    }),
    node.features.map((feature) => {
      const uri = site.index.features.uri[feature] ?? '';
      const counts = site.counts(site.below(uri));
      return h(
        'li',
        {},
        h(
          'a',
          { href: to('spec', uri), 'aria-current': path === uri && 'page' },
          mark(counts.worst),
          site.index.features.name[feature],
        ),
      );
    }),
  );
}
