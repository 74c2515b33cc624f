import { table } from './help';
import { RUN_OPTIONS } from './run-options';

/** What `brine run --help` says. */
export function runHelp(): string {
  const groups = Object.entries(RUN_OPTIONS).map(([title, options]) => ({
    title,
    rows: Object.entries(options).map(([name, { short, value, help, multiple }]): [string, string] => [
      `${short ? `-${short}, ` : '    '}--${name}${value === undefined ? '' : ` <${value}>`}${multiple ? ' …' : ''}`,
      help,
    ]),
  }));
  const lines = table(groups.flatMap(({ rows }) => rows));
  return [
    'Usage: brine run [features/file.feature | file.feature:12 | folder | @list.txt …] [options]',
    '',
    'Runs the scenarios of the suite and writes the report. All options are those of cucumber-js, or stand beside them.',
    ...groups.flatMap(({ title, rows }) => ['', `${title}:`, ...lines.splice(0, rows.length)]),
    '',
    'Exit code: 0 all passed, 1 scenarios failed, 2 the run could not begin, 130 cancelled.',
    'In detail, with recipes: docs/running.md',
    '',
  ].join('\n');
}
