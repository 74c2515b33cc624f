import type { Envelope } from '@cucumber/messages';
import { Closing } from '../closing/closing';
import { present } from '../messages/present';
import type { Conductor } from '../open';
import type { Progress } from '../progress/progress';
import { RunProgress } from '../progress/run-progress';
import type { Placed } from '../scenarios/placed';
import type { Ran, Scenarios } from './scenarios';

/** More scenarios than these are counted, not named one by one. */
const FEW = 20;
const FINE: readonly string[] = ['PASSED', 'SKIPPED'];

interface Surroundings {
  scenarios: Scenarios;
  progress: Progress;
  /** Makes what scenarios need, once. */
  provide(scenarios: readonly Placed[]): Promise<void>;
  /** What the scenario that has just ended had to do with. */
  reached(): Pick<Ran, 'services' | 'modules'>;
  /** The scenario that begins has nothing to do with anything yet. */
  forget(): void;
}

/** Which of the scenarios that Cucumber chooses are to run: those of files, and others; all unless given. */
interface Chosen {
  uris: ReadonlySet<string> | undefined;
  keys: ReadonlySet<string> | undefined;
  /** When what made it necessary was seen. */
  since: number | undefined;
}

/** One run of some scenarios, as Brine's plugin conducts it. */
export class Turn implements Conductor {
  readonly #closing = new Closing();
  readonly #pickles = new Map<string, { id: string; name: string }>();
  readonly #testCases = new Map<string, string>();
  readonly #attempts = new Map<string, { pickle: string; began: number; failed: boolean }>();
  readonly #began = performance.now();
  #progress: RunProgress | undefined;
  #planned = 0;
  #first: number | undefined;
  #passed = 0;
  #failed = 0;
  /** Whether something else is to run instead: what comes after that is nobody's result. */
  aborted = false;
  #unreadable = 0;
  /** What went wrong with the run itself, outside of any scenario. */
  readonly #faults: string[] = [];

  constructor(
    private readonly around: Surroundings,
    private readonly wanted: Chosen,
  ) {}

  see(envelope: Envelope): void {
    present(envelope);
    const { pickle, testCase, testCaseStarted, testStepFinished, testCaseFinished, parseError } = envelope;
    if (parseError) this.#unreadable += 1;
    const { testRunHookFinished: hook, testRunFinished: end } = envelope;
    if (hook?.result.status === 'FAILED')
      this.#faults.push(hook.result.message ?? 'A hook of the run failed.');
    if (end?.exception) this.#faults.push(end.exception.message ?? 'The run failed.');
    if (pickle) this.#pickles.set(pickle.id, pickle);
    if (testCase) this.#testCases.set(testCase.id, testCase.pickleId);
    if (testCaseStarted) {
      this.around.forget();
      this.#attempts.set(testCaseStarted.id, {
        pickle: this.#testCases.get(testCaseStarted.testCaseId) ?? '',
        began: performance.now(),
        failed: false,
      });
    }
    const attempt = testStepFinished && this.#attempts.get(testStepFinished.testCaseStartedId);
    if (attempt && !FINE.includes(testStepFinished.testStepResult.status)) attempt.failed = true;
    if (this.aborted) return;
    this.#closing.see(envelope);
    this.#progress?.see(envelope);
    if (testCaseFinished && !testCaseFinished.willBeRetried) this.#end(testCaseFinished.testCaseStartedId);
  }

  async choose<T extends Placed>(scenarios: readonly T[]): Promise<readonly T[]> {
    if (this.#unreadable > 0) return [];
    const uriOf = ({ pickle }: Placed) => pickle.uri.replaceAll('\\', '/');
    const { scenarios: known } = this.around;
    known.see(scenarios, new Set(scenarios.map(uriOf)));
    const { uris, keys } = this.wanted;
    if (!uris && !keys) return scenarios;
    return scenarios.filter((one) => uris?.has(uriOf(one)) || keys?.has(known.keyOf(one.pickle.id)));
  }

  async order<T extends Placed>(scenarios: readonly T[]): Promise<readonly T[]> {
    this.#planned = scenarios.length;
    const ids = scenarios.map(({ pickle }) => pickle.id);
    const alike = async () => new Map(ids.map((id) => [id, 1]));
    if (ids.length > FEW) this.#progress = new RunProgress(ids, alike, this.around.progress);
    return scenarios;
  }

  async prepare(scenarios: readonly Placed[]): Promise<void> {
    if (scenarios.length > 0) await this.around.provide(scenarios);
  }

  async finish(): Promise<void> {
    this.#progress?.end();
  }

  /** What is told when it is over. */
  lines(): string[] {
    if (this.#unreadable > 0) return ['  → Correct the feature file; no scenario was run.'];
    if (this.aborted)
      return [
        `Left off after ${this.#passed + this.#failed} of ${this.#planned}, because something else was saved.`,
      ];
    if (this.#faults.length > 0 && this.#passed + this.#failed === 0) return this.#faults;
    if (this.#planned === 0) return ['No scenario that is watched has to do with it.'];
    const causes = this.#closing.causes();
    const failed = this.#failed > 0 ? [`${this.#failed} failed`] : [];
    const passed = this.#passed > 0 ? [`${this.#passed} passed`] : [];
    const whole = seconds(performance.now() - this.#began);
    const { since } = this.wanted;
    const first =
      since === undefined || this.#first === undefined
        ? ''
        : `, the first result ${seconds(this.#first - since)} after the save`;
    return [
      ...this.#faults,
      ...causes,
      `${[...passed, ...failed].join(', ') || 'nothing ran'} in ${whole}${first}`,
    ];
  }

  #end(id: string): void {
    const attempt = this.#attempts.get(id);
    const pickle = this.#pickles.get(attempt?.pickle ?? '');
    if (!attempt || !pickle) return;
    this.#first ??= performance.now();
    if (attempt.failed) this.#failed += 1;
    else this.#passed += 1;
    const result = attempt.failed ? 'failed' : 'passed';
    this.around.scenarios.note(this.around.scenarios.keyOf(pickle.id), { result, ...this.around.reached() });
    if (this.#planned <= FEW)
      this.around.progress.line(
        `  ${attempt.failed ? '✗' : '✓'} ${pickle.name}  ${seconds(performance.now() - attempt.began)}`,
      );
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(2)} s`;
}
