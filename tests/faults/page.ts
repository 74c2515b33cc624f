import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HOME } from '../tools/commands';
import type { Endured } from './endurance';
import { FORMATS, MODES, SCENARIOS } from './fault';
import { shortfalls } from './judge';
import type { Measured } from './measure';
import { FAULTS } from './table';

const FILE = path.join(HOME, 'docs', 'reliability.md');
const BEGIN = '<!-- table: written by npm run test:faults -->';
const END = '<!-- end of table -->';

/** Puts what was measured into the table of docs/reliability.md; rows that were not tried this time stay as they are. */
export function writePage(measured: readonly Measured[], endured: Endured | undefined): void {
  const page = readFileSync(FILE, 'utf8');
  const [before, rest = ''] = page.split(BEGIN);
  const [former = '', after = ''] = rest.split(END);
  const inRow = endured ? inARow(endured) : (/^\d+ runs in a row.*$/m.exec(former)?.[0] ?? '');
  const parts = [table(measured, rowsOf(former)), inRow].filter((part) => part !== '');
  writeFileSync(FILE, `${before}${BEGIN}\n\n${parts.join('\n\n')}\n\n${END}${after}`);
}

function inARow({ runs, wrong, left }: Endured): string {
  return `${runs} runs in a row in one folder, every tenth but the last ended by SIGKILL in the middle: ${wrong.length} did not end as they should, ${left.length} processes, ports, temporary files or locks were left.`;
}

/** The rows of a table by what they begin with: fault and mode. */
function rowsOf(text: string): Map<string, string> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const key = /^\| [^|]+ \| [^|]+ \|/.exec(line)?.[0];
      return key ? [[key, line] as const] : [];
    }),
  );
}

function table(measured: readonly Measured[], former: ReadonlyMap<string, string>): string {
  const rows = FAULTS.flatMap(({ name, untried, brineOnly, modes = MODES }) => {
    const reason = untried?.();
    if (reason !== undefined) return [`| ${name} | not tried: ${reason} | | | |`];
    return modes.flatMap((mode) => {
      const key = `| ${name} | ${mode} |`;
      const runs = measured.filter((run) => run.fault.name === name && run.mode === mode);
      const cell = (runner: string) => runs.find((run) => run.runner === runner);
      const whole = runs.length === (brineOnly ? 1 : 2);
      if (!whole) return former.get(key) ?? [];
      return [`${key} ${told(cell('cucumber-js'))} | ${told(cell('Brine'))} | ${verdict(cell('Brine'))} |`];
    });
  });
  return ['| fault | mode | plain cucumber-js | Brine | |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

function verdict(run: Measured | undefined): string {
  if (!run) return '';
  const short = shortfalls(run);
  return short.length === 0 ? 'kept' : `**falls short**: ${short.join('; ')}`;
}

/** `exit 1 · 8/8 8/8 8/8 8/8 · blamed s3 · 0 left`. */
function told(run: Measured | undefined): string {
  if (!run) return '';
  const accounted = FORMATS.map((format) => {
    const { fault, scenarios } = run.reports[format];
    return fault ?? `${SCENARIOS.filter((name) => name in scenarios).length}/8`;
  });
  const blamed = SCENARIOS.filter((name) => run.reports.message.scenarios[name] === 'failed');
  const exit =
    run.exit === 'hangs'
      ? '**hangs**'
      : run.exit === 0
        ? '**exit 0**'
        : typeof run.exit === 'number'
          ? `exit ${run.exit}`
          : run.exit;
  return [
    exit,
    new Set(accounted).size === 1 ? accounted[0] : accounted.join(' '),
    `blamed ${blamed.join(' ') || 'none'}`,
    ...(run.exit === 'hangs' ? [] : [run.left.length === 0 ? 'nothing left' : `left: ${run.left.length}`]),
  ].join(' · ');
}
