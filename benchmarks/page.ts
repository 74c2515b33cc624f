import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Figure } from './contest';
import type { Cost } from './cost';
import { isKept } from './figures';
import type { Result } from './result';

const NOTES = path.join(__dirname, 'notes');

/**
 * `docs/performance.md`, from the results that are kept.
 *
 * @param notes folder with a text for a subject, `<name>.md`: why a goal is not met, what was tried.
 */
export function performancePage(results: readonly Result[], notes = NOTES): string {
  return `# Performance

<!-- Written by \`npm run bench\`; the results are in benchmarks/results. -->

What Brine costs, measured against bare scripts that do the same without it, in the same browser build with the same switches:
\`npm run bench\`, or \`npm run bench -- ui\` for one subject. [Other tools](../benchmarks/peers/README.md) take part with the same scenarios
where they are installed (\`npm run bench -- --peers\`); what was measured with them has a row of theirs. All take turns, and who begins
changes with every round. What counts lies between two calls of a stopwatch outside: starting, warming up and the report do not. Times are
medians, in milliseconds for doing the work once; processor time is that of the runner, the browser and the servers it started together.
Compare the ratios: the times are those of one machine on one day.

${results.map((result) => section(result, notes)).join('\n')}`;
}

function section(result: Result, notes: string): string {
  const {
    name,
    title,
    work,
    times,
    figures,
    brine,
    bare,
    against = 'bare',
    peers = [],
    rounds,
    machine,
  } = result;
  const all = [
    ['Brine', brine],
    [against, bare],
    ...peers.map(({ name, version, cost }) => [version ? `${name} ${version}` : name, cost] as const),
  ] as const;
  const memory = all.some(([, cost]) => cost.memory !== undefined);
  const note = path.join(notes, `${name}.md`);
  return `## \`${name}\`: ${title}

${work} ${times} times in each of ${rounds.brine.length} rounds.

| | wall clock, ms | processor time, ms |${memory ? ' memory, MB |' : ''}
| --- | --- | --- |${memory ? ' --- |' : ''}
${all.map(([who, cost]) => costRow(who, cost, memory)).join('\n')}

| measured | | lowest to highest | goal | |
| --- | --- | --- | --- | --- |
${figures.map(figureRow).join('\n')}
${existsSync(note) ? `\n${readFileSync(note, 'utf8').trim()}\n` : ''}
${machine.cores} cores, ${machine.memory} GiB, ${machine.system}, Node ${machine.node}, ${machine.browser}.
`;
}

function costRow(who: string, { wall, cpu, memory }: Cost, withMemory: boolean): string {
  return `| ${[who, show(wall), show(cpu), ...(withMemory ? [show(memory)] : [])].join(' | ')} |`;
}

function figureRow(one: Figure): string {
  const { what, unit, value, lowest, highest } = one;
  const between = `${number(lowest)} to ${number(highest)}`;
  return `| ${[what, `${number(value)} ${unit}`, between, promisedOf(one), verdictOf(one)].join(' | ')} |`;
}

/** `≤ 1.15`. */
function promisedOf({ most, least }: Figure): string {
  if (most !== undefined) return `≤ ${most}`;
  return least === undefined ? '' : `≥ ${least}`;
}

function verdictOf(one: Figure): string {
  const kept = isKept(one);
  return kept === undefined ? '' : kept ? 'met' : '**not met**';
}

function number(value: number): string {
  return value.toFixed(value < 100 ? 2 : 0);
}

function show(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(value < 10 ? 2 : 1);
}
