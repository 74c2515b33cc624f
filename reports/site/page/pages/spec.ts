import type { BackgroundPart, Chapters, FeatureData, Part, RulePart, ScenarioPart } from '../../data/shapes';
import { type Child, h } from '../dom';
import { grouped, titleOfPath } from '../format';
import { markdown } from '../markdown';
import { bar, scenarioLink, tagLink } from '../parts';
import { to } from '../route';
import type { Site } from '../site';
import { mark } from '../status';
import { argument, writtenSentence } from '../step-view';
import { titleOf } from './overview';

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

/** Where the specification begins: the folder that all features lie in. */
export function rootOf(site: Site): string {
  const folders = site.index.features.uri.map((uri) => uri.split('/').slice(0, -1));
  const [first = []] = folders;
  let depth = first.length;
  for (const parts of folders)
    while (depth > 0 && parts.slice(0, depth).join('/') !== first.slice(0, depth).join('/')) depth -= 1;
  return first.slice(0, depth).join('/');
}

interface Node {
  path: string;
  folders: Map<string, Node>;
  features: number[];
}

function treeOf(site: Site): Node {
  const root: Node = { path: '', folders: new Map(), features: [] };
  for (const [feature, uri] of site.index.features.uri.entries()) {
    let node = root;
    for (const part of uri.split('/').slice(0, -1)) {
      const path = node.path === '' ? part : `${node.path}/${part}`;
      const next: Node = node.folders.get(part) ?? { path, folders: new Map(), features: [] };
      node.folders.set(part, next);
      node = next;
    }
    node.features.push(feature);
  }
  return root;
}

function nodeAt(root: Node, path: string): Node | undefined {
  let node: Node | undefined = root;
  for (const part of path === '' ? [] : path.split('/')) node = node?.folders.get(part);
  return node;
}

function tree(site: Site, chapters: Chapters, path: string): HTMLElement {
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

function folderDocument(site: Site, chapters: Chapters, path: string): Child {
  const node = nodeAt(treeOf(site), path);
  if (node === undefined)
    return [h('h1', {}, 'Not in this run'), h('p', {}, `No feature of this run lies in ${path}.`)];
  const blocks = chapters[path] ?? [];
  const body = blocks[0]?.t === 'h' ? blocks.slice(1) : blocks;
  const positions = path === '' ? [...site.index.scenarios.key.keys()] : site.below(path);
  return [
    h('h1', {}, titleOf(path === '' ? 'specification' : path, chapters)),
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

function featureDocument(site: Site, feature: FeatureData): Child {
  const counts = site.counts(site.below(feature.uri));
  return [
    h('p', { class: 'eyebrow' }, feature.tool ?? feature.keyword),
    h('h1', { dir: 'auto' }, feature.name || titleOfPath(feature.uri)),
    feature.tags.length > 0 && h('p', { class: 'tags' }, feature.tags.map(tagLink)),
    counts.total > 0
      ? bar(counts, { in: feature.uri }, 'bar linked')
      : h('p', { class: 'note' }, 'Nothing of this feature was chosen for this run.'),
    h('div', { class: 'prose' }, markdown(feature.description, 1)),
    feature.parts.map((part) => partView(site, part, 2)),
    feature.parts.length === 0 && results(site, feature),
    h('p', { class: 'source' }, h('code', {}, feature.uri)),
  ];
}

/** What has no text to be read, such as the results of another tool. */
function results(site: Site, { scenarios }: FeatureData): HTMLElement {
  const positions = scenarios.flatMap(({ key }) => site.positionOf(key) ?? []);
  return h(
    'ul',
    { class: 'links' },
    positions.map((position) => h('li', {}, scenarioLink(site, position))),
  );
}

function partView(site: Site, part: Part, level: 2 | 3): HTMLElement {
  if (part.kind === 'rule') return rule(site, part);
  return part.kind === 'background' ? background(part, level) : scenarioPart(site, part, level);
}

function rule(site: Site, { keyword, name, description, tags, parts }: RulePart): HTMLElement {
  return h(
    'section',
    { class: 'rule' },
    h('p', { class: 'eyebrow' }, keyword),
    h('h2', { dir: 'auto' }, name),
    tags.length > 0 && h('p', { class: 'tags' }, tags.map(tagLink)),
    h('div', { class: 'prose' }, markdown(description, 2)),
    parts.map((part) => partView(site, part, 3)),
  );
}

function background({ keyword, name, description, steps }: BackgroundPart, level: 2 | 3): HTMLElement {
  return h(
    'section',
    { class: 'background' },
    h(`h${level}`, {}, name === '' ? keyword : `${keyword}: ${name}`),
    h('div', { class: 'prose' }, markdown(description, level)),
    sentences(steps),
  );
}

function scenarioPart(site: Site, part: ScenarioPart, level: 2 | 3): HTMLElement {
  const { keyword, name, description, tags, steps, examples, keys: own } = part;
  const keys = own ?? examples.flatMap(({ rows }) => rows.flatMap((row) => row.keys ?? []));
  const [key] = own ?? [];
  const counts = site.counts(keys.flatMap((each) => site.positionOf(each) ?? []));
  const title = name || keyword;
  return h(
    'section',
    { class: 'told' },
    h(
      `h${level}`,
      { dir: 'auto' },
      mark(counts.worst),
      key === undefined ? title : h('a', { href: to('s', key) }, title),
    ),
    tags.length > 0 && h('p', { class: 'tags' }, tags.map(tagLink)),
    h('div', { class: 'prose' }, markdown(description, level)),
    sentences(steps),
    examples.map((each) =>
      h(
        'div',
        { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': each.name || each.keyword },
        examplesTable(site, each),
      ),
    ),
  );
}

/** One for each environment. */
function outcomeLink(site: Site, key: string): HTMLElement {
  const position = site.positionOf(key);
  return h('a', { href: to('s', key) }, mark(position === undefined ? 'n' : site.status(position)));
}

function examplesTable(
  site: Site,
  { keyword, name, header, rows }: ScenarioPart['examples'][number],
): HTMLElement {
  return h(
    'table',
    { class: 'data examples' },
    h('caption', {}, name === '' ? keyword : name),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        header.map((cell) => h('th', { scope: 'col' }, cell)),
        h('th', { scope: 'col', class: 'outcome' }, 'Outcome'),
      ),
    ),
    h(
      'tbody',
      {},
      rows.map(({ cells, keys = [] }) => {
        const outcome = keys.length === 0 ? mark('n') : keys.map((key) => outcomeLink(site, key));
        return h(
          'tr',
          {},
          cells.map((cell) => h('td', {}, cell)),
          h('td', { class: 'outcome' }, outcome),
        );
      }),
    ),
  );
}

function sentences(steps: ScenarioPart['steps']): Child {
  if (steps.length === 0) return false;
  return h(
    'ul',
    { class: 'sentences' },
    steps.map((step) =>
      h(
        'li',
        { dir: 'auto' },
        h('span', { class: 'keyword' }, step.keyword),
        writtenSentence(step.text),
        argument(step),
      ),
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
