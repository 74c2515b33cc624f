import type { EnvironmentSummary, Summary, Totals } from '../summary/shape';

const OUTCOMES = {
  passed: 'passed',
  failed: 'failed',
  ambiguous: 'ambiguous',
  undefined: 'undefined',
  pending: 'pending',
  skipped: 'skipped',
  unknown: 'unknown',
  not_run: 'notRun',
} as const satisfies Record<string, keyof Totals>;

/** `metrics.txt`: OpenMetrics, which GitLab compares in a merge request (`artifacts:reports:metrics`). */
export function metricsText({ environments, run, clusters, verdict }: Summary): string {
  const lines = [
    ...family('brine_scenarios', 'Scenarios by outcome.', environments.flatMap(scenarios)),
    ...family(
      'brine_scenarios_flaky',
      'Scenarios that passed only when tried again.',
      environments.map(({ name, totals }) => sample({ environment: name }, totals.flaky)),
    ),
    ...family(
      'brine_pass_rate',
      'Passed of all that were to run, from 0 to 1.',
      environments.flatMap(({ name, totals: { passRate } }) =>
        passRate === undefined ? [] : [sample({ environment: name }, passRate)],
      ),
    ),
    ...family('brine_failure_reasons', 'Reasons why scenarios failed.', [sample({}, clusters.length)]),
    ...family('brine_green', '1 when all that should have run has passed.', [
      sample({}, verdict.state === 'passed' ? 1 : 0),
    ]),
    ...family(
      'brine_duration_seconds',
      'From the first message to the last.',
      run.wall === undefined ? [] : [sample({}, run.wall / 1_000)],
    ),
    '# EOF',
  ];
  return `${lines.join('\n')}\n`;
}

function scenarios({ name, totals }: EnvironmentSummary): string[] {
  return Object.entries(OUTCOMES).map(([outcome, field]) =>
    sample({ environment: name, outcome }, totals[field]),
  );
}

function family(name: string, help: string, samples: readonly string[]): string[] {
  if (samples.length === 0) return [];
  return [`# TYPE ${name} gauge`, `# HELP ${name} ${help}`, ...samples.map((one) => `${name}${one}`)];
}

function sample(labels: Readonly<Record<string, string>>, value: number): string {
  const told = Object.entries(labels).map(([name, text]) => `${name}="${escaped(text)}"`);
  return `${told.length === 0 ? '' : `{${told.join(',')}}`} ${value}`;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
