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
import { bar, scenarioLink, tagLink } from '../parts';
import { to } from '../route';
import type { Site } from '../site';
import { mark } from '../status';
import { argument, writtenSentence } from '../step-view';
import { examplesTable } from './spec-examples';

/** A feature to be read, with its outcomes. */
export function featureDocument(site: Site, feature: FeatureData): Child {
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
