import type { Chapters } from '../../data/shapes/block';
import { type Child, h } from '../dom';
import { grouped } from '../format';
import { markdown } from '../markdown';
import { bar } from '../outcome-bar';
import { to } from '../route';
import type { Site } from '../site';
import { titleOf } from './chapter-title';
import { nodeAt, treeOf } from './spec-nodes';

/** A folder to be read: its chapter, and what lies in it. */
export function folderDocument(site: Site, chapters: Chapters, path: string): Child {
  const node = nodeAt(treeOf(site), path);
  if (node === undefined)
    return [h('h1', {}, 'Not in this run'), h('p', {}, `No feature of this run lies in ${path}.`)];
  const blocks = chapters[path] ?? [];
  const body = blocks[0]?.t === 'h' ? blocks.slice(1) : blocks;
  const positions = path === '' ? [...site.index.scenarios.key.keys()] : site.below(path);
  return [
    h('h1', {}, titleOf(path === '' ? 'specification' : path, chapters)),
    h(
      'p',
      { class: 'views' },
      h('a', { class: 'button', href: to('book', path) }, 'All of it as one document'),
    ),
    positions.length > 0 && bar(site.counts(positions), path === '' ? {} : { in: path }, 'bar linked'),
    h('div', { class: 'prose' }, markdown(body, 1)),
    node.folders.size > 0 && [
      h('h2', {}, 'Chapters'),
      h(
        'ul',
        { class: 'capabilities' },
        [...node.folders.values()].map((folder) => entry(site, folder.path, titleOf(folder.path, chapters))),
      ),
    ],
    node.features.length > 0 && [
      h('h2', {}, 'Features'),
      h(
        'ul',
        { class: 'capabilities' },
        node.features.map((feature) =>
          entry(site, site.index.features.uri[feature] ?? '', site.index.features.name[feature] ?? ''),
        ),
      ),
    ],
  ];
}

function entry(site: Site, path: string, title: string): HTMLElement {
  const counts = site.counts(site.below(path));
  return h(
    'li',
    {},
    h(
      'a',
      { href: to('spec', path) },
      h('span', { class: 'capability' }, title),
      h('span', { class: 'number' }, counts.total === 0 ? 'not run' : grouped(counts.total)),
    ),
    bar(counts),
  );
}
