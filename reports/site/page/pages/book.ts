import { moment } from '../../../moment';
import type { Chapters } from '../../data/shapes/block';
import type { FeatureData } from '../../data/shapes/feature-data';
import { type Child, h } from '../dom';
import { count } from '../format';
import { markdown } from '../markdown';
import { bar } from '../outcome-bar';
import type { Site } from '../site';
import { featureOf } from '../store';
import { titleOf } from './chapter-title';
import { featureDocument } from './spec-feature';
import { type Node, nodeAt, treeOf } from './spec-nodes';

/** A folder with all its chapters and features one behind the other, to be read in one go, printed, or kept as PDF. */
export async function book(site: Site, chapters: Chapters, path: string): Promise<HTMLElement> {
  const node = nodeAt(treeOf(site), path);
  if (node === undefined)
    return h(
      'div',
      { class: 'page' },
      h('h1', {}, 'Not in this run'),
      h('p', {}, `No feature lies in ${path}.`),
    );
  const features = new Map<number, FeatureData>();
  for (const feature of featuresIn(node))
    features.set(feature, await featureOf(site.index.features.file[feature] ?? ''));
  const { run } = site.index;
  const title = titleOf(path === '' ? 'specification' : path, chapters);
  const scenarios = site.below(path);
  return h(
    'article',
    { class: 'document book' },
    h('p', { class: 'eyebrow' }, run.project),
    h('h1', {}, title),
    h(
      'p',
      { class: 'soft' },
      [
        moment(run.startedAt),
        run.environment !== 'default' && run.environment,
        run.branch,
        run.commit?.slice(0, 12),
      ]
        .filter(Boolean)
        .join(' · '),
    ),
    h('p', {}, `${count(features.size, 'feature')}, ${count(scenarios.length, 'scenario')}.`),
    scenarios.length > 0 && bar(site.counts(scenarios)),
    h(
      'p',
      { class: 'turning' },
      h('button', { type: 'button', class: 'button', onclick: () => print() }, 'Print'),
    ),
    ...chapter(site, chapters, node, { features, level: 2 }),
  );
}

/** Those of the folder itself come first. */
function featuresIn({ features, folders }: Node): number[] {
  return [...features, ...[...folders.values()].flatMap(featuresIn)];
}

function chapter(
  site: Site,
  chapters: Chapters,
  node: Node,
  { features, level }: { features: ReadonlyMap<number, FeatureData>; level: 2 | 3 },
): Child[] {
  const blocks = chapters[node.path] ?? [];
  const body = blocks[0]?.t === 'h' ? blocks.slice(1) : blocks;
  return [
    h('div', { class: 'prose' }, markdown(body, 2)),
    node.features.flatMap((feature) => {
      const data = features.get(feature);
      return data
        ? h('section', { class: 'book-feature', lang: data.language }, featureDocument(site, data, level))
        : [];
    }),
    [...node.folders.values()].map((folder) =>
      h(
        'section',
        { class: 'book-chapter' },
        h('h2', {}, titleOf(folder.path, chapters)),
        chapter(site, chapters, folder, { features, level: 3 }),
      ),
    ),
  ];
}
