import { causeOfAttempt } from '../messages/cause';
import { isFlaky, outcomeOf, outcomeOfAttempt } from '../messages/outcome';
import type { Attempt, Outcome } from '../messages/run';
import type { Placed } from '../summary/placed';
import type { OutputInput } from './input';

type Status = 'passed' | 'failed' | 'skipped' | 'pending' | 'other';

const STATUS: Record<Outcome, Status> = {
  passed: 'passed',
  failed: 'failed',
  ambiguous: 'failed',
  undefined: 'failed',
  pending: 'pending',
  skipped: 'skipped',
  unknown: 'other',
  'not run': 'other',
};

/** `ctrf.json`: Common Test Report Format, for the tools that read it. */
export function ctrfJson({ scenarios, facts, summary }: OutputInput): string {
  const tests = scenarios.map(testOf);
  const count = (status: Status) => tests.filter((test) => test.status === status).length;
  const start = Date.parse(facts.startedAt) || 0;
  const duration = summary.run.wall ?? 0;
  const report = {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    generatedBy: 'brine',
    results: {
      tool: { name: 'brine' },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        pending: count('pending'),
        skipped: count('skipped'),
        other: count('other'),
        flaky: tests.filter(({ flaky }) => flaky).length,
        suites: new Set(scenarios.map(({ feature }) => feature.uri)).size,
        start,
        stop: start + duration,
        duration,
      },
      tests,
      environment: {
        appName: facts.project,
        testEnvironment: facts.environment,
        osPlatform: facts.platform.name,
        healthy: summary.verdict.state === 'passed',
        ...(facts.branch !== undefined && { branchName: facts.branch }),
        ...(facts.commit !== undefined && { commit: facts.commit }),
        ...(facts.ci?.url !== undefined && { buildUrl: facts.ci.url }),
      },
    },
  };
  return `${JSON.stringify(report)}\n`;
}

function testOf({ feature, scenario, at }: Placed) {
  const { rule, attempts, tags, name } = scenario;
  const outcome = outcomeOf(scenario);
  const last = attempts.at(-1);
  const earlier = attempts.slice(0, -1);
  return {
    name: name || `${at.uri}:${at.line}`,
    status: STATUS[outcome],
    rawStatus: outcome,
    duration: durationOf(last),
    ...timesOf(last),
    suite: rule === undefined ? [feature.name] : [feature.name, rule],
    filePath: at.uri,
    ...(at.line > 0 && { line: at.line }),
    tags,
    retries: earlier.length,
    flaky: isFlaky(scenario),
    ...(last?.worker !== undefined && { threadId: last.worker }),
    ...(last && failureOf(last)),
    ...(earlier.length > 0 && { retryAttempts: earlier.map(attemptOf) }),
  };
}

function attemptOf(attempt: Attempt, index: number) {
  return {
    attempt: index + 1,
    status: STATUS[outcomeOfAttempt(attempt)],
    duration: durationOf(attempt),
    ...timesOf(attempt),
    ...failureOf(attempt),
  };
}

function durationOf(attempt: Attempt | undefined): number {
  return attempt?.finishedAt === undefined ? 0 : attempt.finishedAt - attempt.startedAt;
}

function timesOf(attempt: Attempt | undefined): { start?: number; stop?: number } {
  if (!attempt) return {};
  const { startedAt: start, finishedAt: stop } = attempt;
  return stop === undefined ? { start } : { start, stop };
}

function failureOf(attempt: Attempt): { message?: string; trace?: string } {
  const outcome = outcomeOfAttempt(attempt);
  if (STATUS[outcome] !== 'failed') return {};
  const step = attempt.steps.find((each) => each.outcome === outcome);
  const cause = causeOfAttempt(attempt);
  const message = cause ? `${cause.kind}: ${cause.what}` : step?.message?.split('\n')[0];
  return {
    ...(message !== undefined && { message }),
    ...(step?.message !== undefined && { trace: step.message }),
  };
}
