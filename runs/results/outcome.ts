import type { Envelope, TestRunFinished } from '@cucumber/messages';
import type { RunFacts } from '../../reports/facts';
import { SETUP_FAULT } from './exit-code';
import { SetupWatch } from './setup-watch';

/** How far a run has come and how it ended: as its messages tell it, and as it was told why it cannot begin. */
export class Outcome {
  /** Why the run cannot begin, where no message tells it. */
  setupFault: RunFacts['setupFault'];
  readonly #setup = new SetupWatch();
  /** By their ids, those of the scenarios: of all there are, and of attempts that have not ended. */
  readonly #scenarios = new Map<string, string>();
  readonly #open = new Map<string, string | undefined>();
  /** Ids of the scenarios that have their result. */
  readonly #done = new Set<string | undefined>();
  #anyRan = false;
  #end: TestRunFinished | undefined;
  #parseErrors = 0;
  #begun = false;

  see(envelope: Envelope): void {
    this.#follow(envelope);
    this.#end ??= envelope.testRunFinished;
    if (envelope.parseError) this.#parseErrors += 1;
    if (envelope.testRunStarted) this.#begun = true;
    this.#setup.see(envelope);
  }

  #follow({ testCase, testCaseStarted, testCaseFinished }: Envelope): void {
    if (testCase) this.#scenarios.set(testCase.id, testCase.pickleId);
    if (testCaseStarted) {
      this.#anyRan = true;
      this.#open.set(testCaseStarted.id, this.#scenarios.get(testCaseStarted.testCaseId));
    }
    if (!testCaseFinished) return;
    const { testCaseStartedId, willBeRetried } = testCaseFinished;
    if (!willBeRetried) this.#done.add(this.#open.get(testCaseStartedId));
    this.#open.delete(testCaseStartedId);
  }

  get begun(): boolean {
    return this.#begun;
  }

  /** Whether a feature file is not Gherkin. */
  get unreadable(): boolean {
    return this.#parseErrors > 0;
  }

  get couldNotBegin(): boolean {
    // Such as a file that throws in the workers alone: Cucumber then tells of no scenario.
    const broken = this.#end?.exception !== undefined && !this.#anyRan;
    return this.setupFault !== undefined || this.#setup.failed || this.unreadable || broken;
  }

  /** What the run amounts to, as an exit code. */
  get code(): number {
    if (this.couldNotBegin) return SETUP_FAULT;
    return this.#end?.success ? 0 : 1;
  }

  /**
   * Whether each scenario has its result, or the reason is told why none could run.
   *
   * @param plan ids of the scenarios that were to run.
   */
  isWhole(plan: readonly string[]): boolean {
    return this.couldNotBegin || (this.#end !== undefined && plan.every((id) => this.#done.has(id)));
  }
}
