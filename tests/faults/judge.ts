import { FORMATS, SCENARIOS } from './fault';
import type { Measured } from './measure';
import type { Outcomes } from './read';

/** What of a run is not as it has to be, a sentence each; none when Brine kept its word. */
export function shortfalls(measured: Measured): string[] {
  const { fault, exit, left, report } = measured;
  const { expected } = fault;
  const reports = expected.reports === 'none' ? [] : FORMATS.flatMap((format) => inReport(format, measured));
  return [
    ...(exit === 'hangs' ? ['it does not end'] : []),
    ...([expected.exit].flat().includes(exit)
      ? []
      : [`exit ${exit} instead of ${[expected.exit].flat().join(' or ')}`]),
    ...reports,
    ...(report || expected.reports === 'none' ? [] : ['no report']),
    ...(expected.none || expected.reports ? [] : hooks(measured)),
    ...left.map((thing) => `left behind: ${thing}`),
  ];
}

function inReport(format: (typeof FORMATS)[number], { reports, fault, exit }: Measured): string[] {
  const { expected } = fault;
  const told = reports[format];
  if (told.fault) return [`${format} is ${told.fault}`];
  const missing = SCENARIOS.filter((name) => !(name in told.scenarios));
  const wrong = SCENARIOS.filter((name) => name in told.scenarios && !right(name, told, expected));
  return [
    ...(missing.length > 0 ? [`${format} has no ${missing.join(', ')}`] : []),
    ...wrong.map((name) => `${format} says ${told.scenarios[name]} of ${name}`),
    ...(mustBeRed(format, expected, exit) && !told.red ? [`${format} is green`] : []),
    ...reasons(format, told, expected),
  ];
}

type Expected = Measured['fault']['expected'];

/** Cucumber's JSON has scenarios and no place for what is wrong around them. */
function mustBeRed(format: string, { blamed, none, green }: Expected, exit: Measured['exit']): boolean {
  return exit !== 0 && !green && (format !== 'json' || none === true || blamed.length > 0);
}

function right(
  name: string,
  { scenarios, reasons }: Outcomes,
  { blamed, none, cancelled, perhaps }: Expected,
): boolean {
  const status = scenarios[name];
  if (perhaps?.includes(name)) return true;
  if (none) return status !== 'passed';
  if (blamed.includes(name)) return status === 'failed';
  if (status === 'passed' || !cancelled) return status === 'passed';
  return status === 'skipped' || /cancel/i.test(reasons[name] ?? '');
}

function reasons(format: string, told: Outcomes, { blamed, reason, none }: Expected): string[] {
  if (!reason) return [];
  const silent = none ? SCENARIOS : blamed;
  return silent
    .filter((name) => !reason.test(told.reasons[name] ?? ''))
    .map((name) => `${format} does not tell why of ${name}`);
}

function hooks({ after, afterAll, fault }: Measured): string[] {
  return [
    ...(SCENARIOS.some((name) => name !== 's3' && after.includes(name)) ? [] : ['no After hook ran']),
    ...(afterAll > 0 || fault.expected.dies ? [] : ['no AfterAll hook ran']),
  ];
}
