import type { Command } from './command';
import type { Listed } from './commands';

/** What `brine` says about all its commands. */
export function overview(commands: Readonly<Record<string, Listed>>): string {
  const run: [string, string] = ['run', 'Run the suite, all of it or a part'];
  const watch: [string, string] = [
    'watch',
    'Run scenarios again whenever something that they stand on is saved',
  ];
  const rows = [
    run,
    watch,
    ...Object.entries(commands).map(([name, { summary }]): [string, string] => [name, summary]),
  ];
  return [
    'Usage: brine <command> [options]',
    '',
    ...table(rows),
    '',
    'brine <command> --help tells its options.',
    '',
  ].join('\n');
}

/** What `brine <name> --help` says. */
export function helpOf(name: string, { usage, about, options }: Command): string {
  const rows = Object.entries(options).map(([option, { value, help, multiple }]): [string, string] => [
    `--${option}${value === undefined ? '' : ` <${value}>`}${multiple ? ' …' : ''}`,
    help,
  ]);
  return [
    `Usage: brine ${name} ${usage}`.trimEnd(),
    '',
    about,
    ...(rows.length > 0 ? ['', ...table(rows)] : []),
    '',
  ].join('\n');
}

/** Two columns. */
export function table(rows: readonly [string, string][]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
