import type {
  BackgroundPart,
  FeatureData,
  Part,
  RulePart,
  ScenarioPart,
} from '../../data/shapes/feature-data';
import { type Child, h } from '../dom';
import { titleOfPath } from '../format';
import { markdown } from '../markdown';
import { bar } from '../outcome-bar';
import { places, scenarioLink, tagLinks } from '../parts';
import { to } from '../route';
import type { Site } from '../site';
import { mark } from '../status';
import { argument, writtenSentence } from '../step-view';
import { examplesTable } from './spec-examples';

/** A feature to be read, with its outcomes. @param top level of its heading. */
export function featureDocument(site: Site, feature: FeatureData, top: 1 | 2 | 3 = 1): Child {
  const counts = site.counts(site.below(feature.uri));
  return [
    h('p', { class: 'eyebrow' }, feature.tool ?? feature.keyword),
    h(`h${top}`, { dir: 'auto' }, feature.name || titleOfPath(feature.uri)),
    feature.tags.length > 0 && tagLinks(site, feature.tags),
    counts.total > 0
      ? bar(counts, { in: feature.uri }, 'bar linked')
      : h('p', { class: 'note' }, 'Nothing of this feature was chosen for this run.'),
    h('div', { class: 'prose' }, markdown(feature.description, top)),
    feature.parts.map((part) => partView(site, part, below(top))),
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

/** Level of the heading of a part. */
type Level = 2 | 3 | 4 | 5;

function below(level: 1 | Level): Level {
  return Math.min(5, level + 1) as Level;
}

function partView(site: Site, part: Part, level: Level): HTMLElement {
  if (part.kind === 'rule') return rule(site, part, level);
  return part.kind === 'background' ? background(part, level) : scenarioPart(site, part, level);
}

function rule(site: Site, { keyword, name, description, tags, parts }: RulePart, level: Level): HTMLElement {
  return h(
    'section',
    { class: 'rule' },
    h('p', { class: 'eyebrow' }, keyword),
    h(`h${level}`, { dir: 'auto' }, name),
    tags.length > 0 && tagLinks(site, tags),
    h('div', { class: 'prose' }, markdown(description, level)),
    parts.map((part) => partView(site, part, below(level))),
  );
}

function background({ keyword, name, description, steps }: BackgroundPart, level: Level): HTMLElement {
  return h(
    'section',
    { class: 'background' },
    h(`h${level}`, {}, name === '' ? keyword : `${keyword}: ${name}`),
    h('div', { class: 'prose' }, markdown(description, level)),
    sentences(steps),
  );
}

function scenarioPart(site: Site, part: ScenarioPart, level: Level): HTMLElement {
  const { keyword, name, description, tags, steps, examples, keys: own } = part;
  const keys = own ?? examples.flatMap(({ rows }) => rows.flatMap((row) => row.keys ?? []));
  const positions = keys.flatMap((each) => site.positionOf(each) ?? []);
  const counts = site.counts(positions);
  const worst = positions.find((position) => site.status(position) === counts.worst);
  // An outline has no page of its own: its rows have.
  const key = own === undefined ? undefined : site.index.scenarios.key[worst ?? -1];
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
    own !== undefined && positions.length > 1 && places(site, positions),
    tags.length > 0 && tagLinks(site, tags),
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
