import type { RunFacts } from '../../reports/facts';
import { SetupError } from '../../support/errors/brine-error';
import { count } from '../../support/matching/json';
import type { Placed } from '../scenarios/placed';
import { keysOf } from '../scenarios/plan';
import { dealByTime, dealEvenly, signOf, sizesOf } from './deal';
import { Durations, pastDurations } from './durations';
import { keysOfPlaced } from './keys';
import type { LastRun } from './last-run';
import type { Wishes } from './wishes';

/** Of what failed in the last run nothing is there. */
export class FailedGoneError extends SetupError {
  override readonly name = 'FailedGoneError';

  constructor(failed: number) {
    super({
      what: `None of the ${count(failed, 'scenario')} that failed in the last run is there.`,
      next: 'They were renamed or removed, or the other options leave them out. Run without --rerun-failed.',
    });
  }
}

interface Surroundings {
  env: NodeJS.ProcessEnv;
  /** Folder of the results. */
  output: string;
  project: string;
  say(line: string): void;
}

/** Which scenarios of those that Cucumber's filters let through are to run here, and in which order. */
export class Selection {
  #durations: Promise<Durations> | undefined;
  /** By the id of the scenario in this run. */
  #keys: ReadonlyMap<string, string> = new Map();
  /** How the run was cut. */
  shard: RunFacts['shard'];

  constructor(
    private readonly wishes: Wishes,
    private readonly surroundings: Surroundings,
  ) {}

  /** In the order of the feature files, so that every shard deals out the same. @throws DurationsFileError */
  async choose<T extends Placed>(scenarios: readonly T[]): Promise<readonly T[]> {
    const { last, lastOnly, shard } = this.wishes;
    if (!this.#wantsKeys()) return scenarios;
    this.#keys = keysOfPlaced(scenarios, this.wishes.repeat);
    const failed = lastOnly && last ? this.#failed(scenarios, last) : scenarios;
    return shard ? await this.#deal(failed) : failed;
  }

  #failed<T extends Placed>(scenarios: readonly T[], { failed, unrun }: LastRun): readonly T[] {
    const found = scenarios.filter((one) => this.#hasFailed(one));
    if (found.length === 0) throw new FailedGoneError(failed.size + unrun.size);
    const there = new Set(found.map((one) => this.#keyOf(one)));
    const left = [...failed].filter((key) => !there.has(key)).length;
    if (left > 0)
      this.surroundings.say(
        `${count(left, 'scenario')} that failed in the last run ${left === 1 ? 'is' : 'are'} not there: renamed, removed, or left out by the options.`,
      );
    return found;
  }

  /** @throws DurationsFileError */
  async order<T extends Placed>(scenarios: readonly T[]): Promise<readonly T[]> {
    const { order, ordered } = this.wishes;
    if (order === 'failed-first') {
      const failed = (one: T) => this.#hasFailed(one);
      return [...scenarios.filter(failed), ...scenarios.filter((one) => !failed(one))];
    }
    if (order !== 'longest-first') return scenarios;
    const durations = await this.#past();
    const known = scenarios.filter((one) => durations.knows(this.#keyOf(one)));
    if (known.length === 0) {
      if (ordered) this.#say(`No past durations are known, so the order is that of the files.`, durations);
      return scenarios;
    }
    // Sorting is stable: those that take the same stay in the order of the files.
    return [...scenarios].sort(
      (one, other) => durations.of(this.#keyOf(other)) - durations.of(this.#keyOf(one)),
    );
  }

  /** What scenarios are expected to take, in milliseconds by their ids; all the same where nothing is known. */
  async weights(scenarios: readonly Placed[]): Promise<Map<string, number>> {
    if (this.#keys.size === 0) this.#keys = keysOfPlaced(scenarios, this.wishes.repeat);
    // An estimate is not worth a connection to a server.
    const near = this.#durations !== undefined || !this.surroundings.env.BRINE_HISTORY_URL;
    const nothing = new Durations(new Map());
    const durations = near ? await this.#past().catch(() => nothing) : nothing;
    return new Map(scenarios.map((one) => [one.pickle.id, durations.of(this.#keyOf(one))]));
  }

  async #deal<T extends Placed>(scenarios: readonly T[]): Promise<readonly T[]> {
    const { index, total } = this.wishes.shard as { index: number; total: number };
    const durations = await this.#past();
    // Unlike the keys, these are different for repetitions and for twins.
    const places = keysOf(scenarios.map(({ pickle }) => pickle));
    const loads = scenarios.map((one) => ({
      id: places.get(one.pickle.id) ?? '',
      milliseconds: durations.of(this.#keyOf(one)),
    }));
    const known = scenarios.filter((one) => durations.knows(this.#keyOf(one))).length;
    const dealt =
      known > 0
        ? dealByTime(loads, total)
        : dealEvenly(
            loads.map(({ id }) => id),
            total,
          );
    const mine = scenarios.filter(({ pickle }) => dealt.get(places.get(pickle.id) ?? '') === index);
    this.shard = { index, total, sizes: sizesOf(dealt, total), dealt: signOf(dealt) };
    const cut = `Shard ${index} of ${total}: ${mine.length} of ${count(scenarios.length, 'scenario')}`;
    if (known === 0) this.#say(`${cut}, dealt out evenly, because no past durations are known.`, durations);
    else {
      const time = (all: readonly T[]) => seconds(all.map((one) => durations.of(this.#keyOf(one))));
      this.#say(`${cut}, ${time(mine)} of ${time(scenarios)} s, by past durations of ${known}.`, durations);
    }
    return mine;
  }

  async #past(): Promise<Durations> {
    const { durations: file } = this.wishes;
    const { env, output, project } = this.surroundings;
    this.#durations ??= pastDurations({ file, env, output, project });
    return await this.#durations;
  }

  #say(line: string, { fault }: Durations): void {
    this.surroundings.say(line);
    if (fault !== undefined) this.surroundings.say(fault);
  }

  #wantsKeys(): boolean {
    const { shard, order, lastOnly } = this.wishes;
    return shard !== undefined || order !== undefined || lastOnly === true;
  }

  #hasFailed(one: Placed): boolean {
    const { last } = this.wishes;
    const { uri, location } = one.pickle;
    return (
      last?.failed.has(this.#keyOf(one)) === true ||
      last?.unrun.has(`${uri.replaceAll('\\', '/')}:${location?.line ?? 0}`) === true
    );
  }

  #keyOf({ pickle }: Placed): string {
    return this.#keys.get(pickle.id) ?? '';
  }
}

function seconds(durations: readonly number[]): string {
  return (durations.reduce((sum, one) => sum + one, 0) / 1_000).toFixed(1);
}
