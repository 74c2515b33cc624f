import parseTags from '@cucumber/tag-expressions';
import type { Letter } from '../../data/shapes/site-index';
import type { SearchTexts } from '../../data/shapes/steps-data';
import type { Site } from '../site';
import { letterNamed } from '../status';

/** What a list shows, as its address says. */
export interface ListQuery {
  text: string;
  /** A tag expression. */
  tag: string;
  statuses: Letter[];
  /** A folder or a feature file. */
  path: string;
  /** Short name of an environment. */
  place: string;
  /** Number of a cluster. */
  reason: string;
  flaky: boolean;
  sort: 'order' | 'name' | 'slowest' | 'status';
}

export function readQuery(query: URLSearchParams): ListQuery {
  const sort = query.get('sort');
  return {
    text: query.get('q') ?? '',
    tag: query.get('tag') ?? '',
    statuses: (query.get('status') ?? '').split(',').flatMap((word) => letterNamed(word) ?? []),
    path: query.get('in') ?? '',
    place: query.get('env') ?? '',
    reason: query.get('reason') ?? '',
    flaky: query.get('flaky') === 'yes',
    sort: sort === 'name' || sort === 'slowest' || sort === 'status' ? sort : 'order',
  };
}

export interface Found {
  positions: number[];
  /** Why the tags cannot be read. */
  fault?: string;
}

type Keep = (position: number) => boolean;

/** @param texts of the steps, when they are there: then a text is looked for in them too. */
export function find(site: Site, query: ListQuery, texts?: SearchTexts): Found {
  const { tags, fault } = keepTags(site, query.tag);
  const keeps = [
    keepStatus(site, query),
    tags,
    keepPlace(site, query),
    keepAmong(site, query),
    keepText(site, query.text, texts),
  ];
  const asked = keeps.filter((keep) => keep !== undefined);
  const positions: number[] = [];
  for (let position = 0; position < site.total; position += 1) {
    if (asked.every((keep) => keep(position))) positions.push(position);
  }
  return { positions: sorted(site, positions, query.sort), ...(fault !== undefined && { fault }) };
}

function keepStatus(site: Site, { statuses }: ListQuery): Keep | undefined {
  return statuses.length === 0 ? undefined : (position) => statuses.includes(site.status(position));
}

function keepPlace(site: Site, { place }: ListQuery): Keep | undefined {
  return place === '' ? undefined : (position) => site.placeOf(position) === place;
}

/** What cannot be read keeps everything, and is told. */
function keepTags(site: Site, expression: string): { tags?: Keep; fault?: string } {
  if (expression === '') return {};
  try {
    const sets = setsMatching(site, expression);
    return { tags: (position) => sets[site.index.scenarios.tags[position] ?? -1] === true };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

function keepAmong(site: Site, { path, reason, flaky }: ListQuery): Keep | undefined {
  const lists = [
    ...(path === '' ? [] : [site.below(path)]),
    ...(reason === '' ? [] : [site.index.clusters[Number(reason) - 1]?.scenarios ?? []]),
    ...(flaky ? [site.index.scenarios.flaky] : []),
  ].map((list) => new Set(list));
  return lists.length === 0 ? undefined : (position) => lists.every((list) => list.has(position));
}

function keepText(site: Site, text: string, texts?: SearchTexts): Keep | undefined {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  const names = lowerNames(site);
  const inSteps = texts && stepsMatching(texts, words);
  return (position) =>
    inSteps?.has(position) === true || words.every((word) => names[position]?.includes(word));
}

/** For each set of tags whether the expression holds; a bare word stands for the tag. */
function setsMatching({ index }: Site, expression: string): boolean[] {
  const parsed = parseTags(expression);
  return index.tagSets.map((set) => parsed.evaluate(set.map((tag) => index.tags[tag] ?? '')));
}

function stepsMatching({ texts, of }: SearchTexts, words: readonly string[]): Set<number> {
  const hits = new Set<number>();
  for (const [at, text] of texts.entries()) if (words.every((word) => text.includes(word))) hits.add(at);
  const found = new Set<number>();
  if (hits.size === 0) return found;
  for (const [position, own] of of.entries()) if (own.some((text) => hits.has(text))) found.add(position);
  return found;
}

const remembered = new WeakMap<Site, string[]>();

function lowerNames(site: Site): string[] {
  const known = remembered.get(site);
  if (known) return known;
  const { uri } = site.index.features;
  const names = site.featureOf.map((feature, position) =>
    `${site.name(position)} ${site.featureName(position)} ${uri[feature]}`.toLowerCase(),
  );
  remembered.set(site, names);
  return names;
}

const RANK = 'fauwxnsp';

function sorted(site: Site, positions: number[], sort: ListQuery['sort']): number[] {
  const { duration, name, status } = site.index.scenarios;
  if (sort === 'slowest') return positions.sort((a, b) => (duration[b] ?? 0) - (duration[a] ?? 0));
  if (sort === 'name') return positions.sort((a, b) => ((name[a] ?? '') < (name[b] ?? '') ? -1 : 1));
  if (sort === 'status')
    return positions.sort((a, b) => RANK.indexOf(status[a] ?? '') - RANK.indexOf(status[b] ?? ''));
  return positions;
}
