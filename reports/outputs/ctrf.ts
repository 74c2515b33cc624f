import { causeOfAttempt } from '../messages/cause';
import { isFlaky, outcomeOf } from '../messages/outcome';
import type { Outcome } from '../messages/run';
import type { OutputInput } from './input';

const STATUS: Record<Outcome, string> = {
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
  const tests = scenarios.map(({ feature, scenario, at }) => {
    const last = scenario.attempts.at(-1);
    const cause = causeOfAttempt(last);
    const step = last?.steps.find(({ outcome }) => outcome === outcomeOf(scenario));
    const message = cause ? `${cause.kind}: ${cause.what}` : step?.message?.split('\n')[0];
    const failed = STATUS[outcomeOf(scenario)] === 'failed';
    return {
      name: scenario.name,
      status: STATUS[outcomeOf(scenario)],
      rawStatus: outcomeOf(scenario),
      duration: last?.finishedAt === undefined ? 0 : last.finishedAt - last.startedAt,
      ...(last && { start: last.startedAt }),
      ...(last?.finishedAt !== undefined && { stop: last.finishedAt }),
      suite: scenario.rule === undefined ? feature.name : `${feature.name} > ${scenario.rule}`,
      filePath: at.uri,
      ...(at.line > 0 && { line: at.line }),
      tags: scenario.tags,
      retries: Math.max(0, scenario.attempts.length - 1),
      flaky: isFlaky(scenario),
      ...(failed && message !== undefined && { message }),
      ...(failed && step?.message !== undefined && { trace: step.message }),
    };
  });
  const count = (...statuses: string[]) => tests.filter(({ status }) => statuses.includes(status)).length;
  const start = Date.parse(facts.startedAt);
  const report = {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    results: {
      tool: { name: 'brine' },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        pending: count('pending'),
        skipped: count('skipped'),
        other: count('other'),
        start,
        stop: start + (summary.run.wall ?? 0),
      },
      tests,
      environment: {
        appName: facts.project,
        testEnvironment: facts.environment,
        ...(facts.branch !== undefined && { branchName: facts.branch }),
        ...(facts.commit !== undefined && { commit: facts.commit }),
      },
    },
  };
  return `${JSON.stringify(report)}\n`;
}
