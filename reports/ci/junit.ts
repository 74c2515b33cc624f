import { groupBy } from '../group';
import { causeOfAttempt } from '../messages/cause';
import { isFlaky, outcomeOf } from '../messages/outcome';
import type { Attempt, Scenario, Step } from '../messages/run';
import { cut, LIMITS } from '../sanitize';
import type { Placed } from '../summary/placed';
import type { OutputInput } from './input';
import { element, escapeText } from './xml';

interface Counts {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
  time: string;
}

interface Suite {
  counts: Counts;
  xml: string;
}

/** What Cucumber's own formatter of this name may be asked for too. */
export interface JunitOptions {
  suiteName?: string;
  testClassName?: string;
}

/**
 * JUnit XML as Jenkins, GitLab and GitHub read it: a suite for each feature, a case for each scenario, with file and line.
 * A scenario that failed, is undefined, ambiguous or pending is a failure. One that did not run, did not finish, or was lost
 * when its run died is an error, and so is what kept the run itself from going on: a lost scenario never makes a green file. Results of other tools have
 * files of their own, and are left out.
 */
export function junitXml({ summary, scenarios, facts }: OutputInput, options: JunitOptions = {}): string {
  const groups = groupBy(
    scenarios.filter(({ feature }) => feature.source === undefined),
    ({ feature, scenario }) => `${feature.uri}\n${scenario.environment ?? ''}`,
  );
  const suites = [
    ...faultSuite(summary.faults),
    ...lostSuite(summary),
    ...[...groups.values()].map((group) => featureSuite(group, options)),
  ];
  const totals = sumOf(suites.map(({ counts }) => counts));
  const root = element('testsuites', { name: options.suiteName ?? facts.project, ...totals }, [
    '\n',
    ...suites.map(({ xml }) => `${xml}\n`),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function faultSuite(faults: OutputInput['summary']['faults']): Suite[] {
  const cases = faults.map(({ title, text }) =>
    element('testcase', { classname: 'The run', name: title, time: '0' }, [
      trouble('error', title, 'run', text),
    ]),
  );
  return cases.length === 0 ? [] : [suite({ name: 'The run' }, cases, { errors: cases.length })];
}

/** Shards of which nobody knows which scenarios they had. */
function lostSuite({ environments }: OutputInput['summary']): Suite[] {
  const cases = environments.flatMap(({ name, shards }) =>
    (shards?.missing ?? []).map((index) => {
      const title = `Shard ${index} of ${shards?.total} is missing`;
      const text = 'Its results were not among those that were merged.';
      return element('testcase', { classname: name, name: title, time: '0' }, [
        trouble('error', title, 'missing', text),
      ]);
    }),
  );
  return cases.length === 0 ? [] : [suite({ name: 'Shards' }, cases, { errors: cases.length })];
}

function featureSuite(group: Placed[], { testClassName }: JunitOptions): Suite {
  const [{ feature, scenario: first }] = group as [Placed];
  const outcomes = group.map(({ scenario }) => elementOf(scenario));
  const count = (name: string) => outcomes.filter((outcome) => outcome === name).length;
  const started = group.flatMap(({ scenario }) => scenario.attempts.map(({ startedAt }) => startedAt));
  const milliseconds = group.reduce((sum, { scenario }) => sum + durationOf(scenario.attempts.at(-1)), 0);
  const attributes = {
    name: first.environment === undefined ? feature.name : `${feature.name} (${first.environment})`,
    file: feature.uri,
    timestamp: started.length === 0 ? undefined : new Date(Math.min(...started)).toISOString().slice(0, 19),
  };
  const counts = { failures: count('failure'), errors: count('error'), skipped: count('skipped') };
  const cases = group.map((placed) => testCase(placed, testClassName ?? placed.feature.name));
  return suite(attributes, cases, counts, milliseconds);
}

function suite(
  attributes: Record<string, string | undefined>,
  cases: readonly string[],
  counts: Partial<Counts>,
  milliseconds = 0,
): Suite {
  const all = {
    tests: cases.length,
    failures: 0,
    errors: 0,
    skipped: 0,
    ...counts,
    time: seconds(milliseconds),
  };
  const children = ['\n', ...cases.map((one) => `  ${one}\n`)];
  return { counts: all, xml: element('testsuite', { ...attributes, ...all }, children) };
}

function testCase({ scenario, at }: Placed, classname: string): string {
  const { rule, examples } = scenario;
  const row =
    examples && !examples.named ? ` (${examples.row.map((pair) => pair.join(': ')).join(', ')})` : '';
  const attributes = {
    classname,
    name: `${rule === undefined ? '' : `${rule} › `}${scenario.name}${row}`,
    file: at.uri,
    line: at.line > 0 ? at.line : undefined,
    time: seconds(durationOf(scenario.attempts.at(-1))),
  };
  return element('testcase', attributes, [...verdict(scenario), ...story(scenario)]);
}

function elementOf(scenario: Scenario): 'failure' | 'error' | 'skipped' | undefined {
  const outcome = outcomeOf(scenario);
  if (outcome === 'passed') return undefined;
  if (outcome === 'skipped') return 'skipped';
  if (outcome === 'not run' || outcome === 'unknown') return 'error';
  return scenario.attempts.at(-1)?.steps.some(({ lost }) => lost) ? 'error' : 'failure';
}

function verdict(scenario: Scenario): string[] {
  const kind = elementOf(scenario);
  const outcome = outcomeOf(scenario);
  if (kind === undefined) return [];
  const step = scenario.attempts.at(-1)?.steps.find((one) => one.outcome === outcome);
  if (kind === 'skipped') return [element('skipped', { message: step?.message?.split('\n')[0] })];
  if (kind === 'error' && step === undefined) {
    const why = scenario.notRun === undefined ? '.' : `: ${scenario.notRun}`;
    const text =
      outcome === 'not run'
        ? `The scenario did not run${why}`
        : 'The scenario did not finish, or has no steps.';
    return [trouble('error', text, outcome, text)];
  }
  const cause = causeOfAttempt(scenario.attempts.at(-1));
  const message = cause
    ? `${cause.kind}: ${cause.culprit}: ${cause.what}`
    : (step?.message?.split('\n')[0] ?? outcome);
  const text = [...(cause?.facts ?? []), ...(step ? [sentenceOf(step), step.message ?? outcome] : [])];
  const type = step?.lost ? 'lost' : (cause?.kind ?? outcome);
  return [trouble(kind, message, type, text.join('\n'))];
}

/** Keywords of steps end with a blank, where the language has one; those of hooks do not. */
function sentenceOf({ kind, keyword, text }: Step): string {
  return kind === 'hook' ? `${keyword} hook ${text}` : `${keyword}${text}`;
}

function trouble(name: 'failure' | 'error', message: string, type: string, text: string): string {
  return element(name, { message: cut(message, LIMITS.line), type }, [escapeText(cut(text, LIMITS.error))]);
}

/** The steps as they went, and that it took more than one attempt. */
function story(scenario: Scenario): string[] {
  const steps = scenario.attempts.at(-1)?.steps.filter(({ kind }) => kind === 'step') ?? [];
  const retried = isFlaky(scenario) ? [`Passed on attempt ${scenario.attempts.length}.`] : [];
  const lines = [...retried, ...steps.map(stepLine)];
  return lines.length === 0
    ? []
    : [element('system-out', {}, [escapeText(cut(lines.join('\n'), LIMITS.error))])];
}

function stepLine({ keyword, text, outcome }: Step): string {
  return `${outcome.padEnd(9)} ${keyword}${text}`;
}

function durationOf(attempt: Attempt | undefined): number {
  return attempt?.finishedAt === undefined ? 0 : attempt.finishedAt - attempt.startedAt;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1_000).toFixed(3);
}

function sumOf(all: readonly Counts[]): Counts {
  const sum = (name: 'tests' | 'failures' | 'errors' | 'skipped') =>
    all.reduce((total, one) => total + one[name], 0);
  const time = all.reduce((total, one) => total + Number(one.time), 0).toFixed(3);
  return {
    tests: sum('tests'),
    failures: sum('failures'),
    errors: sum('errors'),
    skipped: sum('skipped'),
    time,
  };
}
