import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HOME } from '../tools/commands';
import type { Endured } from './endurance';
import { FORMATS, SCENARIOS } from './fault';
import { shortfalls } from './judge';
import type { Measured } from './measure';
import { FAULTS } from './table';

const FILE = path.join(HOME, 'docs', 'reliability.md');
const BEGIN = '<!-- table: written by npm run test:faults -->';
const END = '<!-- end of table -->';

/** Puts the table between its marks in docs/reliability.md. */
export function writePage(measured: readonly Measured[], endured: Endured | undefined): void {
  const page = readFileSync(FILE, 'utf8');
  const [before, rest = ''] = page.split(BEGIN);
  const after = rest.split(END)[1] ?? '';
  writeFileSync(FILE, `${before}${BEGIN}\n\n${table(measured)}\n\n${inARow(endured)}\n\n${END}${after}`);
}

function inARow(endured: Endured | undefined): string {
  if (!endured) return '';
  const { runs, wrong, left } = endured;
  return `${runs} runs in a row in one folder, every tenth but the last ended by SIGKILL in the middle: ${wrong.length} did not end as they should, ${left.length} processes, ports, temporary files or locks were left.`;
}

function table(measured: readonly Measured[]): string {
  const rows = FAULTS.flatMap(({ name, untried }) => {
    const reason = untried?.();
    if (reason !== undefined) return [`| ${name} | not tried: ${reason} | | | |`];
    const runs = measured.filter(({ fault }) => fault.name === name);
    const modes = [...new Set(runs.map(({ mode }) => mode))];
    return modes.map((mode) => {
      const cell = (runner: string) => runs.find((run) => run.mode === mode && run.runner === runner);
      return `| ${name} | ${mode} | ${told(cell('cucumber-js'))} | ${told(cell('Brine'))} | ${verdict(cell('Brine'))} |`;
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
