import { FORMATS, SCENARIOS } from './fault';
import type { Measured } from './measure';
import type { Outcomes } from './read';

/** What of a run is not as it has to be, a sentence each; none when Brine kept its word. */
export function shortfalls(measured: Measured): string[] {
  const { fault, exit, after, afterAll, left, report } = measured;
  const { expected } = fault;
  const reports = expected.reports === 'none' ? [] : FORMATS.flatMap((format) => inReport(format, measured));
  return [
    ...(exit === 'hangs' ? ['it does not end'] : []),
    ...(exit !== expected.exit ? [`exit ${exit} instead of ${expected.exit}`] : []),
    ...reports,
    ...(report || expected.reports === 'none' ? [] : ['no report']),
    ...(expected.none || expected.reports ? [] : hooks(after, afterAll)),
    ...left.map((thing) => `left behind: ${thing}`),
  ];
}

function inReport(format: (typeof FORMATS)[number], { reports, fault, exit }: Measured): string[] {
  const { expected } = fault;
  const told = reports[format];
  if (told.fault) return [`${format} is ${told.fault}`];
  const missing = SCENARIOS.filter((name) => !(name in told.scenarios));
  const wrong = SCENARIOS.filter(
    (name) => name in told.scenarios && !right(name, told, measuredAs(expected)),
  );
  return [
    ...(missing.length > 0 ? [`${format} has no ${missing.join(', ')}`] : []),
    ...wrong.map((name) => `${format} says ${told.scenarios[name]} of ${name}`),
    ...(exit !== 0 && !told.red ? [`${format} is green`] : []),
    ...reasons(format, told, measuredAs(expected)),
  ];
}

type Expected = Measured['fault']['expected'];
const measuredAs = (expected: Expected) => expected;

function right(name: string, { scenarios }: Outcomes, { blamed, none, cancelled }: Expected): boolean {
  const status = scenarios[name];
  if (none) return status !== 'passed';
  if (blamed.includes(name)) return status === 'failed';
  return status === 'passed' || (cancelled === true && status === 'skipped');
}

function reasons(format: string, told: Outcomes, { blamed, reason }: Expected): string[] {
  if (!reason) return [];
  return blamed
    .filter((name) => !reason.test(told.reasons[name] ?? ''))
    .map((name) => `${format} does not tell why of ${name}`);
}

function hooks(after: readonly string[], afterAll: number): string[] {
  return [
    ...(SCENARIOS.some((name) => name !== 's3' && after.includes(name)) ? [] : ['no After hook ran']),
    ...(afterAll > 0 ? [] : ['no AfterAll hook ran']),
  ];
}
