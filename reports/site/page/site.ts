import type { Letter, SiteIndex } from '../data/shapes/site-index';
import { needsAttention, ORDER } from './status';

/** The index with what every page asks of it. */
export class Site {
  /** Position of the first scenario of each feature. */
  readonly first: number[] = [];
  /** Position of the feature of each scenario. */
  readonly featureOf: number[] = [];
  readonly total: number;
  readonly #positions = new Map<string, number>();

  constructor(readonly index: SiteIndex) {
    for (const [feature, count] of index.features.count.entries()) {
      this.first.push(this.featureOf.length);
      for (let n = 0; n < count; n += 1) this.featureOf.push(feature);
    }
    this.total = index.scenarios.key.length;
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

  tags(position: number): string[] {
    const { tags, tagSets, scenarios } = this.index;
    return (tagSets[scenarios.tags[position] ?? -1] ?? []).map((tag) => tags[tag] ?? '');
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
