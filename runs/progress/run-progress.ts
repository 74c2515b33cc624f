import type { Envelope } from '@cucumber/messages';
import { type Clock, systemClock } from '../../support/wait/clock';
import type { Progress } from './progress';

/** Milliseconds between two lines where lines cannot be rewritten, as in a CI log. */
const QUIET = 30_000;
/** Milliseconds before anything can be said about the time that is left. */
const EARLY = 2_000;
/** Milliseconds after which it is worth while to look up what scenarios took in former runs. */
const LONG = 10_000;
const FINE: readonly string[] = ['PASSED', 'SKIPPED'];

/** Tells while scenarios run how many have, how many of them failed, and how long the rest will take. */
export class RunProgress {
  readonly #attempts = new Map<string, string>();
  readonly #testCases = new Map<string, string>();
  readonly #failing = new Set<string>();
  readonly #done = new Set<string>();
  #failed = 0;
  #weights: ReadonlyMap<string, number>;
  /** Of all, and of those that are done. */
  #total: number;
  #doneWeight = 0;
  #asked = false;
  #began: number | undefined;
  #last = 0;

  /**
   * @param ids of the scenarios.
   * @param weigh tells what each is expected to take beside the others, by its id; asked only in a run that takes long.
   */
  constructor(
    ids: readonly string[],
    private readonly weigh: () => Promise<ReadonlyMap<string, number>>,
    private readonly progress: Pick<Progress, 'line' | 'detail' | 'rewrites' | 'end'>,
    private readonly clock: Clock = systemClock,
  ) {
    this.#weights = new Map(ids.map((id) => [id, 1]));
    this.#total = ids.length;
  }

  see({ testCase, testCaseStarted, testStepFinished, testCaseFinished, testRunFinished }: Envelope): void {
    if (testCase) this.#testCases.set(testCase.id, testCase.pickleId);
    if (testCaseStarted) this.#begin(testCaseStarted.id, testCaseStarted.testCaseId);
    if (testStepFinished && !FINE.includes(testStepFinished.testStepResult.status))
      this.#failing.add(testStepFinished.testCaseStartedId);
    if (testCaseFinished) this.#finish(testCaseFinished.testCaseStartedId, testCaseFinished.willBeRetried);
    // The summary comes next.
    if (testRunFinished) this.end();
  }

  end(): void {
    if (this.#began !== undefined) this.progress.end();
  }

  /** `12 of 40 scenarios, 1 failed, about 20 s left` */
  get text(): string {
    const failed = this.#failed > 0 ? `, ${this.#failed} failed` : '';
    const left = this.#left();
    const time = left === undefined ? '' : `, about ${duration(left)} left`;
    return `${this.#done.size} of ${this.#weights.size} scenarios${failed}${time}`;
  }

  #begin(attempt: string, testCase: string): void {
    this.#attempts.set(attempt, this.#testCases.get(testCase) ?? '');
    this.#last ||= this.clock.now();
    this.#began ??= this.clock.now();
  }

  #finish(attempt: string, willBeRetried: boolean): void {
    const failed = this.#failing.delete(attempt);
    if (willBeRetried) return;
    const id = this.#attempts.get(attempt) ?? '';
    this.#attempts.delete(attempt);
    this.#done.add(id);
    if (failed) this.#failed += 1;
    this.#doneWeight += this.#weights.get(id) ?? 0;
    this.#tell();
  }

  #tell(): void {
    if (this.progress.rewrites) {
      this.#ask(this.clock.now());
      this.progress.detail(this.text);
      return;
    }
    const now = this.clock.now();
    this.#ask(now);
    if (now - this.#last < QUIET || this.#done.size === this.#weights.size) return;
    this.#last = now;
    // The marks of finished scenarios stand on a line that has not ended.
    this.progress.line(`\n  ${this.text}`);
  }

  #ask(now: number): void {
    if (this.#asked || now - (this.#began ?? now) < LONG) return;
    this.#asked = true;
    void this.weigh().then((weights) => {
      this.#weights = weights;
      this.#total = sum(weights.values());
      this.#doneWeight = sum([...this.#done].map((id) => weights.get(id) ?? 0));
    });
  }

  /** What was done so far tells how fast this machine is; the weights tell how much is left. */
  #left(): number | undefined {
    const past = this.clock.now() - (this.#began ?? this.clock.now());
    if (past < EARLY || this.#doneWeight === 0 || this.#done.size === this.#weights.size) return undefined;
    return (past * (this.#total - this.#doneWeight)) / this.#doneWeight;
  }
}

function duration(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1_000));
  if (seconds < 100) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return `${minutes} min`;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
