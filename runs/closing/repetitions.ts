import type { Envelope } from '@cucumber/messages';
import { groupBy } from '../../reports/group';
import { count } from '../../support/matching/json';
import { type Attempt, Attempts } from '../recovery/attempts';
import { onceNamed } from '../scenarios/repeat';

const FINE: readonly string[] = ['PASSED', 'SKIPPED'];

/** One scenario over all its repetitions. */
interface Tally {
  /** `features/order.feature:6  an order is placed` */
  title: string;
  place: [uri: string, line: number];
  passed: number;
  failed: number;
}

/** Sees in the messages of a run that repeats its scenarios which of them came out differently. */
export class Repetitions {
  readonly #attempts = new Attempts();

  constructor(private readonly times: number) {}

  see(envelope: Envelope): void {
    if (this.times > 1) this.#attempts.see(envelope);
  }

  lines(): string[] {
    if (this.times < 2) return [];
    const all = this.#tallies();
    const flaky = all.filter(({ passed, failed }) => passed > 0 && failed > 0);
    const broken = all.filter(({ passed, failed }) => passed === 0 && failed > 0).length;
    const steady = all.filter(({ passed, failed }) => passed > 0 && failed === 0).length;
    const parts = [
      ...(steady > 0 ? [`${steady} always passed`] : []),
      ...(broken > 0 ? [`${broken} always failed`] : []),
      flaky.length > 0 ? `${flaky.length} flaky:` : 'none is flaky.',
    ];
    return [
      `Of ${count(all.length, 'scenario')} that ran ${this.times} times each ${parts.join(', ')}`,
      ...flaky.map(({ title, passed, failed }) => `  ${title}: failed ${failed} of ${passed + failed} times`),
    ];
  }

  #tallies(): Tally[] {
    const pickles = new Map(this.#attempts.pickles.map((pickle) => [pickle.id, pickle]));
    const finals = [...this.#attempts.all.values()].filter(
      ({ finished }) => finished?.willBeRetried === false,
    );
    const groups = groupBy(finals, ({ testCase }) => {
      const { uri, name, location, astNodeIds } = pickles.get(testCase.pickleId) ?? {};
      // Rows from a file share a line, but hardly a name.
      const once = onceNamed(name ?? '', this.times).name;
      return JSON.stringify([uri, location?.line ?? astNodeIds, once]);
    });
    const tallies = [...groups].map(([key, own]): Tally => {
      const [uri, line, name] = JSON.parse(key) as [string, number, string];
      const failed = own.filter(hasFailed).length;
      const passed = own.filter(hasPassed).length;
      const file = uri.replaceAll('\\', '/');
      return { title: `${file}:${line}  ${name}`, place: [file, line], passed, failed };
    });
    return tallies.sort(({ place: [uri, line] }, { place: [other, last] }) =>
      uri === other ? line - last : uri < other ? -1 : 1,
    );
  }
}

function hasFailed({ results }: Attempt): boolean {
  return [...results.values()].some(({ status }) => !FINE.includes(status));
}

/** One that was skipped says nothing. */
function hasPassed(attempt: Attempt): boolean {
  return !hasFailed(attempt) && ![...attempt.results.values()].some(({ status }) => status === 'SKIPPED');
}
