import { expect, it } from 'vitest';
import { metricsText } from '../../../reports/ci/metrics';
import { summaryWith } from './made';

it('writes OpenMetrics, each family once and with an end', () => {
  const summary = summaryWith(2);
  const [only] = summary.environments;
  summary.environments = [
    { name: 'a "b"\\c', totals: { ...(only?.totals as never as object), flaky: 1, passRate: 0.5 } as never },
  ];
  expect(metricsText({ ...summary, run: { ...summary.run, wall: 2_500 } })).toBe(`# TYPE brine_scenarios gauge
# HELP brine_scenarios Scenarios by outcome.
brine_scenarios{environment="a \\"b\\"\\\\c",outcome="passed"} 0
brine_scenarios{environment="a \\"b\\"\\\\c",outcome="failed"} 2
brine_scenarios{environment="a \\"b\\"\\\\c",outcome="ambiguous"} 0
brine_scenarios{environment="a \\"b\\"\\\\c",outcome="undefined"} 0
brine_scenarios{environment="a \\"b\\"\\\\c",outcome="pending"} 0
brine_scenarios{environment="a \\"b\\"\\\\c",outcome="skipped"} 0
brine_scenarios{environment="a \\"b\\"\\\\c",outcome="unknown"} 0
brine_scenarios{environment="a \\"b\\"\\\\c",outcome="not_run"} 0
# TYPE brine_scenarios_flaky gauge
# HELP brine_scenarios_flaky Scenarios that passed only when tried again.
brine_scenarios_flaky{environment="a \\"b\\"\\\\c"} 1
# TYPE brine_pass_rate gauge
# HELP brine_pass_rate Passed of all that were to run, from 0 to 1.
brine_pass_rate{environment="a \\"b\\"\\\\c"} 0.5
# TYPE brine_failure_reasons gauge
# HELP brine_failure_reasons Reasons why scenarios failed.
brine_failure_reasons 2
# TYPE brine_green gauge
# HELP brine_green 1 when all that should have run has passed.
brine_green 0
# TYPE brine_duration_seconds gauge
# HELP brine_duration_seconds From the first message to the last.
brine_duration_seconds 2.5
# EOF
`);
});
