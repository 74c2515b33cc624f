import type { Chapters } from '../../data/shapes/block';
import type { FeatureData } from '../../data/shapes/feature-data';
import { type Child, h } from '../dom';
import { to } from '../route';
import type { Site } from '../site';
import { titleOf } from './chapter-title';
import { featureDocument } from './spec-feature';
import { folderDocument } from './spec-folder';
import { tree } from './spec-tree';

/** The specification: the tree of folders and features, and the one of them that is open. */
export function specification(
  site: Site,
  chapters: Chapters,
  path: string,
  { feature, hidden }: { feature: FeatureData | undefined; hidden: readonly string[] },
): HTMLElement {
  const document = feature ? featureDocument(site, feature) : folderDocument(site, chapters, path);
  return h(
    'div',
    { class: 'spec' },
    tree(site, chapters, path),
    h(
      'article',
      { class: ['document', ...hidden.map((part) => `without-${part}`)].join(' '), lang: feature?.language },
      trail(chapters, path),
      feature && views(path, hidden),
      document,
      feature && turning(site, path),
    ),
  );
}

/** What a reader may leave away, as the address says. */
const PARTS = ['outcomes', 'steps', 'tags'];

export function readHidden(query: URLSearchParams): string[] {
  const asked = (query.get('without') ?? '').split(',');
  return PARTS.filter((part) => asked.includes(part));
}

/** Links that leave a part away, or bring it back. */
function views(path: string, hidden: readonly string[]): HTMLElement {
  return h(
    'nav',
    { class: 'views', 'aria-label': 'What is shown' },
    PARTS.map((part) => {
      const gone = hidden.includes(part);
      const next = gone ? hidden.filter((one) => one !== part) : [...hidden, part];
      return h(
        'a',
        { class: 'button', href: to('spec', path, { without: next.join(',') }) },
        `${gone ? 'Show' : 'Hide'} ${part}`,
      );
    }),
  );
}

function trail(chapters: Chapters, path: string): Child {
  const parts = path.split('/').slice(0, -1);
  if (parts.length === 0) return false;
  return h(
    'nav',
    { class: 'breadcrumb', 'aria-label': 'Where this is' },
    h(
      'ol',
      {},
      parts.map((_, index) => {
        const folder = parts.slice(0, index + 1).join('/');
        return h('li', {}, h('a', { href: to('spec', folder) }, titleOf(folder, chapters)));
      }),
    ),
  );
}

/** To the feature before and the one behind. */
function turning(site: Site, path: string): HTMLElement {
  const { uri, name } = site.index.features;
  const at = uri.indexOf(path);
  const link = (other: number, arrow: (text: string) => string, rel: string) =>
    uri[other] !== undefined && h('a', { rel, href: to('spec', uri[other]) }, arrow(name[other] ?? ''));
  return h(
    'nav',
    { class: 'turning', 'aria-label': 'Features' },
    link(at - 1, (text) => `← ${text}`, 'prev'),
    link(at + 1, (text) => `${text} →`, 'next'),
    h('button', { type: 'button', class: 'quiet', onclick: () => print() }, 'Print'),
  );
}
