import DataTable from '@cucumber/cucumber/lib/models/data_table';
import type Definition from '@cucumber/cucumber/lib/models/definition';
import type StepDefinition from '@cucumber/cucumber/lib/models/step_definition';
import { formatError } from '@cucumber/cucumber/lib/runtime/format_error';
import { parseStepArguments } from '@cucumber/cucumber/lib/step_arguments';
import time from '@cucumber/cucumber/lib/time';
import type { PickleStep, TestStepResult } from '@cucumber/messages';
import { captureQuickly } from './captures';
import { isThenable, isThere, runCode, type Told } from './code';
import type { Runner } from './runner';

/** What a step or hook came to. */
export interface Came {
  result: TestStepResult;
  /** What it threw. */
  error?: unknown;
}

/** Calls the code of steps and hooks of a scenario, and takes the time. */
export class Calling {
  constructor(private readonly runner: Runner) {}

  /** A promise only where there is something to wait for, as with all others here. @param told what the hook is given. */
  hook(definition: Definition, told: object): Came | Promise<Came> {
    const begun = now();
    const isFit = definition.code.length <= 2;
    if (isFit) return this.#call(definition, [told], begun);
    return this.#came(begun, { error: definition.buildInvalidCodeLengthMessage('0 or 1', '2') });
  }

  step(definition: StepDefinition, step: PickleStep): Came | Promise<Came> {
    const begun = now();
    const failed = (error: unknown) => this.#came(begun, { error: error ?? new Error(NO_REASON) });
    const call = (values: unknown[]) => this.#callStep(definition, step, values, begun);
    try {
      const values = this.#valuesIn(definition, step.text);
      return values.some(isThenable) ? Promise.all(values).then(call).catch(failed) : call(values);
    } catch (error) {
      return failed(error);
    }
  }

  #valuesIn({ expression }: StepDefinition, text: string): unknown[] {
    captureQuickly(expression);
    return (expression.match(text) ?? []).map((argument) => argument.getValue(this.runner.world));
  }

  #callStep(
    definition: StepDefinition,
    { argument }: PickleStep,
    values: unknown[],
    begun: number,
  ): Came | Promise<Came> {
    if (argument)
      values.push(
        ...parseStepArguments(argument, {
          dataTable: (table): unknown => new DataTable(table),
          docString: ({ content }) => content,
        }),
      );
    // The other one takes the callback too.
    const lengths = [values.length, values.length + 1];
    if (lengths.includes(definition.code.length)) return this.#call(definition, values, begun);
    return this.#came(begun, { error: definition.baseGetInvalidCodeLengthMessage(values) });
  }

  #call({ code, options }: Definition, args: unknown[], begun: number): Came | Promise<Came> {
    const { world, supportCodeLibrary } = this.runner;
    const limit = options.timeout ?? supportCodeLibrary.defaultTimeout;
    const told = runCode({ code: code as (...args: never[]) => unknown, args, world, limit });
    return told instanceof Promise ? told.then((one) => this.#came(begun, one)) : this.#came(begun, told);
  }

  #came(begun: number, { error, result }: Told<unknown>): Came {
    const duration = durationOf(now() - begun);
    const status = statusOf(error, result);
    // What a parameter type throws may be anything; Cucumber makes the best of it.
    const details = isThere(error) ? formatError(error as Error, this.runner.filterStackTraces) : {};
    return { result: { duration, status, ...details } as TestStepResult, error };
  }
}

const NO_REASON = 'Promise rejected without a reason';

function statusOf(error: unknown, result: unknown): string {
  if (result === 'skipped') return 'SKIPPED';
  if (result === 'pending') return 'PENDING';
  return isThere(error) ? 'FAILED' : 'PASSED';
}

/** Of Cucumber's own clock, which no step can put a false one in the place of. */
function now(): number {
  return (time.performance as { now(): number }).now();
}

/** @param milliseconds with their fraction. */
function durationOf(milliseconds: number): TestStepResult['duration'] {
  return { seconds: Math.floor(milliseconds / 1e3), nanos: Math.floor((milliseconds % 1e3) * 1e6) };
}
