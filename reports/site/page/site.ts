import type { Letter, SiteIndex } from '../data/shapes/site-index';
import { shortNames } from './place-names';
import { needsAttention, ORDER } from './status';

/** The index with what every page asks of it. */
export class Site {
  /** Position of the first scenario of each feature. */
  readonly first: number[] = [];
  /** Position of the feature of each scenario. */
  readonly featureOf: number[] = [];
  readonly total: number;
  /** Short names of the environments, as the index has them. */
  readonly places: string[];
  readonly #positions = new Map<string, number>();

  constructor(readonly index: SiteIndex) {
    for (const [feature, count] of index.features.count.entries()) {
      this.first.push(this.featureOf.length);
      for (let n = 0; n < count; n += 1) this.featureOf.push(feature);
    }
    this.total = index.scenarios.key.length;
    this.places = shortNames(index.environments);
    for (const [position, key] of index.scenarios.key.entries()) this.#positions.set(key, position);
  }

  positionOf(key: string): number | undefined {
    return this.#positions.get(key);
  }

  status(position: number): Letter {
    return this.index.scenarios.status.charAt(position) as Letter;
  }

  name(position: number): string {
    const { name, row } = this.index.scenarios;
    const own = row[position];
    return own === undefined ? (name[position] ?? '') : `${name[position]} (${own})`;
  }

  uri(position: number): string {
    return this.index.features.uri[this.featureOf[position] ?? -1] ?? '';
  }

  featureName(position: number): string {
    return this.index.features.name[this.featureOf[position] ?? -1] ?? '';
  }

  /** Undefined when all of it ran in one. */
  environmentOf(position: number): string | undefined {
    return this.index.environments[this.index.scenarios.environment[position] ?? -1];
  }

  /** The same as short as it still tells it from the others. */
  placeOf(position: number): string | undefined {
    return this.places[this.index.scenarios.environment[position] ?? -1];
  }

  /** The same scenario in all environments that it ran in. */
  everywhere(position: number): number[] {
    const [key = ''] = (this.index.scenarios.key[position] ?? '').split('~');
    return this.places.flatMap((_, at) => this.positionOf(`${key}~${at + 1}`) ?? []);
  }

  tags(position: number): string[] {
    const { tags, tagSets, scenarios } = this.index;
    return (tagSets[scenarios.tags[position] ?? -1] ?? []).map((tag) => tags[tag] ?? '');
  }

  /** Where what a tag stands for can be read. */
  addressOf(tag: string): string | undefined {
    const [, dimension = '', id = ''] = /^@([\w-]+):(.+)$/.exec(tag) ?? [];
    const template = Object.hasOwn(this.index.tagLinks, dimension)
      ? this.index.tagLinks[dimension]
      : undefined;
    return template && /^https?:\/\//i.test(template)
      ? template.replaceAll('{id}', encodeURIComponent(id))
      : undefined;
  }

  /** How many scenarios of each outcome, of all or of some. */
  counts(positions?: Iterable<number>): Counts {
    const counts = new Counts();
    if (positions === undefined)
      for (const letter of this.index.scenarios.status) counts.add(letter as Letter);
    else for (const position of positions) counts.add(this.status(position));
    return counts;
  }

  /** Positions of the scenarios below a folder, or of one feature. */
  below(path: string): number[] {
    const { uri, count } = this.index.features;
    return uri.flatMap((each, feature) =>
      each === path || each.startsWith(`${path}/`)
        ? Array.from({ length: count[feature] ?? 0 }, (_, n) => (this.first[feature] ?? 0) + n)
        : [],
    );
  }
}

export class Counts {
  readonly #counts = new Map<Letter, number>();
  total = 0;

  add(letter: Letter): void {
    this.#counts.set(letter, this.of(letter) + 1);
    this.total += 1;
  }

  of(letter: Letter): number {
    return this.#counts.get(letter) ?? 0;
  }

  get attention(): number {
    return ORDER.filter(needsAttention).reduce((sum, letter) => sum + this.of(letter), 0);
  }

  /** Those that occur, the worst first. */
  get present(): { letter: Letter; count: number }[] {
    return ORDER.map((letter) => ({ letter, count: this.of(letter) })).filter(({ count }) => count > 0);
  }

  /** The one letter that says it all; not run when there is nothing. */
  get worst(): Letter {
    return this.present[0]?.letter ?? 'n';
  }
}
