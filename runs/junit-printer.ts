import {
  type Duration,
  type Envelope,
  type Pickle,
  type TestCaseStarted,
  type TestRunHookFinished,
  type TestStepResult,
  TimeConversion,
} from '@cucumber/messages';
import {
  NamingStrategyExampleName,
  NamingStrategyFeatureName,
  NamingStrategyLength,
  namingStrategy,
  Query,
} from '@cucumber/query';
import { LOST } from './closed';
import { cdata, element } from './xml';

export interface JunitOptions {
  suiteName?: string;
  testClassName?: string;
}

const NAMES = namingStrategy(
  NamingStrategyLength.LONG,
  NamingStrategyFeatureName.EXCLUDE,
  NamingStrategyExampleName.NUMBER_AND_PICKLE_IF_PARAMETERIZED,
);
const LOST_TYPES: readonly string[] = Object.values(LOST);
const HARMLESS: readonly string[] = ['PASSED', 'SKIPPED'];

interface Case {
  kind: 'passed' | 'skipped' | 'failure' | 'error';
  xml: string;
}

/**
 * JUnit XML of a run: a failure for each scenario that failed, an error for each that has no result of its own, for each hook
 * around the run that failed, and for a fault of the run as a whole; and totals that count what the file holds.
 */
export class JunitPrinter {
  readonly #query = new Query();
  #fault: Case[] = [];

  constructor(private readonly options: JunitOptions) {}

  see(envelope: Envelope): void {
    this.#query.update(envelope);
    const { exception, message } = envelope.testRunFinished ?? {};
    if (!exception && message === undefined) return;
    const text = exception?.stackTrace ?? exception?.message ?? message ?? '';
    this.#fault = [
      {
        kind: 'error',
        xml: testCase({ name: 'the run' }, problem('error', { text, type: exception?.type })),
      },
    ];
  }

  print(): string {
    const hooks = this.#query
      .findAllTestRunHookFinished()
      .filter(({ result }) => !HARMLESS.includes(result.status));
    const scenarios = this.#query.findAllTestCaseStarted().map((started) => this.#scenario(started));
    const ordered = scenarios.sort((one, other) =>
      one.place < other.place ? -1 : one.place > other.place ? 1 : 0,
    );
    const cases = [...this.#fault, ...hooks.map((hook) => this.#hook(hook)), ...ordered];
    const count = (kind: Case['kind']) => cases.filter((one) => one.kind === kind).length;
    const began = this.#query.findTestRunStarted();
    const attributes = {
      name: this.options.suiteName ?? 'Cucumber',
      time: seconds(this.#query.findTestRunDuration()),
      tests: cases.length,
      skipped: count('skipped'),
      failures: count('failure'),
      errors: count('error'),
      timestamp:
        began && new Date(TimeConversion.timestampToMillisecondsSinceEpoch(began.timestamp)).toISOString(),
    };
    const lines = ['', ...cases.map(({ xml }) => xml), ''].join('\n');
    return `<?xml version="1.0"?>\n${element('testsuite', attributes, [lines])}\n`;
  }

  #scenario(started: TestCaseStarted): Case & { place: string } {
    const pickle = this.#query.findPickleBy(started) as Pickle;
    const lineage = this.#query.findLineageBy(pickle);
    const attributes = {
      classname: this.options.testClassName ?? lineage?.feature?.name ?? pickle.uri,
      name: lineage ? NAMES.reduce(lineage, pickle) : pickle.name,
      time: seconds(this.#query.findTestCaseDurationBy(started)),
    };
    const { kind, xml } = verdict(this.#query.findMostSevereTestStepResultBy(started));
    const steps = this.#steps(started);
    const output = steps === '' ? '' : element('system-out', {}, [cdata(steps)]);
    const line = String(pickle.location?.line ?? 0).padStart(9, '0');
    return { kind, place: `${pickle.uri} ${line}`, xml: testCase(attributes, xml + output) };
  }

  #steps(started: TestCaseStarted): string {
    return this.#query
      .findTestStepFinishedAndTestStepBy(started)
      .flatMap(([finished, step]) => {
        const pickleStep = step.pickleStepId === undefined ? undefined : this.#query.findPickleStepBy(step);
        if (!pickleStep) return [];
        const keyword = this.#query.findStepBy(pickleStep)?.keyword.trim() ?? '';
        const text = `${keyword} ${pickleStep.text.trim()}.`;
        return [`${text.padEnd(76, '.')}${finished.testStepResult.status.toLowerCase()}`];
      })
      .join('\n');
  }

  #hook(finished: TestRunHookFinished): Case {
    const hook = this.#query.findHookBy(finished);
    const { uri = '(unknown)', location } = hook?.sourceReference ?? {};
    const name = hook?.name ?? (location ? `${uri}:${location.line}` : uri);
    const { message = '', exception } = finished.result;
    const text = exception?.stackTrace ?? message;
    return { kind: 'error', xml: testCase({ name }, problem('error', { text, type: exception?.type })) };
  }
}

function verdict(result: TestStepResult | undefined): { kind: Case['kind']; xml: string } {
  if (!result || result.status === 'PASSED') return { kind: 'passed', xml: '' };
  if (result.status === 'SKIPPED') return { kind: 'skipped', xml: element('skipped', {}) };
  const { exception, message } = result;
  const kind = LOST_TYPES.includes(exception?.type ?? '') ? 'error' : 'failure';
  const text = exception?.stackTrace ?? message ?? '';
  return { kind, xml: problem(kind, { text, type: exception?.type, message: exception?.message }) };
}

function problem(
  kind: 'failure' | 'error',
  { text, type, message }: { text: string; type?: string | undefined; message?: string | undefined },
): string {
  const told = message ?? text.split('\n', 1)[0];
  return element(kind, { type, message: told || undefined }, text === '' ? [] : [cdata(text)]);
}

function testCase(attributes: { name: string; classname?: string; time?: number }, inside: string): string {
  return element('testcase', attributes, inside === '' ? [] : [inside]);
}

function seconds(duration: Duration | undefined): number {
  return duration ? TimeConversion.durationToMilliseconds(duration) / 1_000 : 0;
}
