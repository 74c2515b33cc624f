import type StepDefinition from '@cucumber/cucumber/lib/models/step_definition';
import type TestCaseHookDefinition from '@cucumber/cucumber/lib/models/test_case_hook_definition';
import type TestStepHookDefinition from '@cucumber/cucumber/lib/models/test_step_hook_definition';
import { makeSuggestion } from '@cucumber/cucumber/lib/runtime/make_suggestion';
import { runInTestCaseScope } from '@cucumber/cucumber/lib/runtime/scope/index';
import { timestamp } from '@cucumber/cucumber/lib/runtime/stopwatch';
import type { ITestCaseHookParameter } from '@cucumber/cucumber/lib/support_code_library_builder/types';
import type { Envelope, PickleStep, TestStep, TestStepResult } from '@cucumber/messages';
import { Calling, type Came } from './calling';
import { definitionsOf, type Runner } from './runner';
import { isWorse, worstOf } from './worst';

/** One attempt at a scenario, which tells and does what Cucumber's own would, in its order. */
export class Attempt {
  readonly #id: string;
  readonly #calling: Calling;
  /** Of all steps and hooks so far. */
  #worst: TestStepResult | undefined;
  /** What the last step failed with: hooks behind it are told. Before the first step Cucumber tells nothing of it. */
  #error: unknown = false;
  #begun = false;
  #around: { before: TestStepHookDefinition[]; after: TestStepHookDefinition[] } | undefined;

  constructor(
    private readonly runner: Runner,
    private readonly attempt: number,
    private readonly mayRetry: boolean,
  ) {
    this.#id = runner.newId();
    this.#calling = new Calling(runner);
  }

  /** @returns whether the scenario is to be tried once more. */
  async run(): Promise<boolean> {
    const { runner } = this;
    const { testCase, workerId, world } = runner;
    runner.currentTestCaseStartedId = this.#id;
    const started = { attempt: this.attempt, testCaseId: testCase.id, id: this.#id, timestamp: timestamp() };
    this.#tell({ testCaseStarted: workerId ? { ...started, workerId } : started });
    const scope = { world };
    for (const testStep of testCase.testSteps) {
      const testStepId = testStep.id;
      this.#tell({ testStepStarted: { testCaseStartedId: this.#id, testStepId, timestamp: timestamp() } });
      runner.currentTestStepId = testStepId;
      const testStepResult = await runInTestCaseScope(scope, () => this.#run(testStep));
      runner.currentTestStepId = null;
      this.#take(testStepResult);
      const finished = { testCaseStartedId: this.#id, testStepId, testStepResult, timestamp: timestamp() };
      this.#tell({ testStepFinished: finished });
    }
    const willBeRetried = this.#willBeRetried;
    const finished = { testCaseStartedId: this.#id, timestamp: timestamp(), willBeRetried };
    this.#tell({ testCaseFinished: finished });
    return willBeRetried;
  }

  #tell(envelope: Envelope): void {
    this.runner.eventBroadcaster.emit('envelope', envelope);
  }

  #take(result: TestStepResult): void {
    this.runner.testStepResults.push(result);
    if (!this.#worst || isWorse(result, this.#worst)) this.#worst = result;
  }

  get #status(): string {
    return this.#worst?.status ?? (this.runner.skip ? 'SKIPPED' : 'PASSED');
  }

  get #willBeRetried(): boolean {
    return this.#status === 'FAILED' && this.mayRetry;
  }

  async #run(testStep: TestStep): Promise<TestStepResult> {
    return testStep.hookId === undefined ? this.#runStep(testStep) : this.#runHook(testStep.hookId);
  }

  #runHook(id: string): TestStepResult | Promise<TestStepResult> {
    const { runner } = this;
    if (runner.skip || (this.#status !== 'PASSED' && !this.#begun)) return unrun('SKIPPED');
    const { gherkinDocument, pickle, supportCodeLibrary } = runner;
    const told: ITestCaseHookParameter = { gherkinDocument, pickle, testCaseStartedId: this.#id };
    if (this.#begun) {
      told.result = this.#worst ?? unrun('PASSED');
      told.error = this.#error;
      told.willBeRetried = this.#willBeRetried;
    }
    const hook = definitionsOf(supportCodeLibrary).hooks.get(id) as TestCaseHookDefinition;
    return resultOf(this.#calling.hook(hook, told));
  }

  #runStep(testStep: TestStep): TestStepResult | Promise<TestStepResult> {
    const came = this.#stepOf(testStep);
    if (came instanceof Promise) return came.then((one) => this.#after(one));
    return this.#after(came);
  }

  #after({ result, error }: Came): TestStepResult {
    this.#begun = true;
    this.#error = error;
    return result;
  }

  #stepOf({ pickleStepId, stepDefinitionIds: ids = [] }: TestStep): Came | Promise<Came> {
    const { runner } = this;
    const step = runner.pickle.steps.find(({ id }) => id === pickleStepId) as PickleStep;
    const status = this.#status;
    if (!runner.skip && status === 'SKIPPED') return { result: unrun('SKIPPED') };
    if (ids.length === 0) {
      const { newId, snippetBuilder } = runner;
      this.#tell({ suggestion: makeSuggestion({ newId, snippetBuilder, pickleStep: step }) });
      return { result: unrun('UNDEFINED') };
    }
    if (ids.length > 1) return { result: unrun('AMBIGUOUS') };
    if (status !== 'PASSED') return { result: unrun('SKIPPED') };
    const definition = definitionsOf(runner.supportCodeLibrary).steps.get(ids[0] as string);
    return this.#surrounded(step, definition as StepDefinition);
  }

  /** With the hooks of other code around it. */
  async #surrounded(step: PickleStep, definition: StepDefinition): Promise<Came> {
    this.#around ??= {
      before: this.runner.getBeforeStepHookDefinitions(),
      after: this.runner.getAfterStepHookDefinitions(),
    };
    const { before, after } = this.#around;
    const early = this.#hooksOf(before, step, undefined);
    const results = early instanceof Promise ? await early : early;
    let came: Came | undefined;
    if (worstOf(results)?.status !== 'FAILED') {
      const calling = this.#calling.step(definition, step);
      came = calling instanceof Promise ? await calling : calling;
      results.push(came.result);
    }
    const late = this.#hooksOf(after, step, came);
    results.push(...(late instanceof Promise ? await late : late));
    const result = worstOf(results) ?? unrun('UNKNOWN');
    result.duration = sumOf(results);
    return { result, error: came?.error };
  }

  #hooksOf(
    hooks: readonly TestStepHookDefinition[],
    pickleStep: PickleStep,
    came: Came | undefined,
  ): TestStepResult[] | Promise<TestStepResult[]> {
    if (hooks.length === 0) return [];
    const { gherkinDocument, pickle, currentTestStepId } = this.runner;
    const told = {
      ...{ gherkinDocument, pickle, pickleStep, testCaseStartedId: this.#id, testStepId: currentTestStepId },
      result: came?.result,
      error: came?.error,
    };
    return inOrder(hooks, (hook) => resultOf(this.#calling.hook(hook, told)));
  }
}

function resultOf(came: Came | Promise<Came>): TestStepResult | Promise<TestStepResult> {
  return came instanceof Promise ? came.then(({ result }) => result) : came.result;
}

/** Calls with one after the other; a promise only where one of them waits. */
function inOrder<T, U>(
  all: readonly T[],
  call: (one: T) => U | Promise<U>,
  done: U[] = [],
): U[] | Promise<U[]> {
  for (const one of all.slice(done.length)) {
    const called = call(one);
    if (called instanceof Promise)
      return called.then((value) => {
        done.push(value);
        return inOrder(all, call, done);
      });
    done.push(called);
  }
  return done;
}

function unrun(status: string): TestStepResult {
  return { status, duration: { seconds: 0, nanos: 0 } } as TestStepResult;
}

const SECOND = 1e9;

function sumOf(results: readonly TestStepResult[]): TestStepResult['duration'] {
  let [seconds, nanos] = [0, 0];
  for (const { duration } of results) {
    seconds += duration.seconds;
    nanos += duration.nanos;
    if (nanos < SECOND) continue;
    seconds += 1;
    nanos -= SECOND;
  }
  return { seconds, nanos };
}
