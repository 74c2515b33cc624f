import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Figure } from './contest';
import type { Cost } from './cost';
import { promisedOf, shown, spreadOf, verdictOf } from './figure-text';
import type { Result } from './result';
import { table } from './table';

const NOTES = path.join(__dirname, 'notes');

/**
 * `docs/performance.md`, from the results that are kept.
 *
 * @param notes folder with what people have written, `<name of the subject>.md`: why a goal is not met, what was tried. What
 *   stands in `ci.md` is about the short form.
 */
export function performancePage(results: readonly Result[], notes = NOTES): string {
  return `# Performance

<!-- Written by \`npm run bench\`; the results are in benchmarks/results, texts about them in benchmarks/notes. -->

What Brine costs, beside bare scripts that do the same without it and beside other tools with the same scenarios. **×** is Brine's share of
what the other needs: 0.10 × is a tenth of it, 1.15 × is 15 % more. It is of processor time, of the runner, the browser and all that they
start, unless it says otherwise. Each figure is the median of its rounds, and beside it stand the lowest and the highest.

${table(results)}

${machines(results)}

${peersOf(results)}

## How it is measured

\`\`\`sh
npm run bench -- --peers    # installs the other tools, once
npm run bench               # measures everything and writes this page: half an hour
npm run bench -- ui api     # these subjects alone
npm run bench -- --rounds 1 # a look at everything: nothing is kept
npm run bench -- --page     # writes this page again, with the notes as they are now
npm run bench -- --ci       # the short form, which \`npm test\` makes
\`\`\`

All contestants of a subject take turns, and who begins changes with every round, so that what else the machine does hits them alike. What
counts lies between two calls of a stopwatch outside: starting and warming up do not, nor does Brine's report, unless a subject says so.
[Other tools](../benchmarks/peers/README.md) are set up as their documentation shows. Compare the ratios: the times are those of one machine
on one day. A goal that is missed makes the exit code 1.

${notesOf(notes, 'ci')}## Each subject

${results.map((result) => section(result, notes)).join('\n')}`;
}

function machines(results: readonly Result[]): string {
  const all = results.map(
    ({ machine }) =>
      `${machine.cores} cores, ${machine.memory} GiB, ${machine.system}, Node ${machine.node}, ${machine.browser}`,
  );
  const days = [...new Set(results.map(({ day }) => day))].sort();
  const when = days.length > 1 ? `${days[0]} to ${days.at(-1)}` : days[0];
  return `Measured on: ${[...new Set(all)].join('; ')}; ${when}.`;
}

function peersOf(results: readonly Result[]): string {
  const all = results.flatMap(({ peers = [] }) =>
    peers.flatMap(({ name, version }) => (version ? [`${name.replace(/,.*/, '')}: ${version}`] : [])),
  );
  const unique = [...new Set(all)].sort();
  return unique.length === 0
    ? 'No other tool was installed.'
    : `Other tools, with their versions:\n\n${unique.map((one) => `- ${one}`).join('\n')}${leftOut(results)}`;
}

function leftOut(results: readonly Result[]): string {
  const names = [...new Set(results.flatMap(({ leftOut = [] }) => leftOut))];
  return names.length === 0 ? '' : `\n\nNot measured: ${names.join('; ')}.`;
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
    against = 'the bare script',
    peers = [],
    rounds,
  } = result;
  const all: (readonly [string, Cost])[] = [
    ['Brine', brine],
    ...(bare ? [[against, bare] as const] : []),
    ...peers.map(({ name, cost }) => [name, cost] as const),
  ];
  const memory = all.some(([, cost]) => cost.memory !== undefined);
  return `### \`${name}\`

**${title[0]?.toUpperCase()}${title.slice(1)}.** ${work} Done ${times.toLocaleString('en')} times in each of ${rounds.brine.length} rounds (\`npm run bench -- ${name}\`).

${figuresTable(figures)}| doing it once | wall clock, ms | processor time, ms |${memory ? ' memory, MB |' : ''}
| --- | --- | --- |${memory ? ' --- |' : ''}
${all.map(([who, cost]) => costRow(who, cost, memory)).join('\n')}

${notesOf(notes, name)}`;
}

function figuresTable(figures: readonly Figure[]): string {
  if (figures.length === 0) return '';
  const rows = figures.map((one) => [one.what, promisedOf(one), shown(one), spreadOf(one), verdictOf(one)]);
  return `| measured | goal | result | lowest to highest | |
| --- | --- | --- | --- | --- |
${rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}

`;
}

function notesOf(notes: string, name: string): string {
  const file = path.join(notes, `${name}.md`);
  return existsSync(file) ? `${readFileSync(file, 'utf8').trim()}\n\n` : '';
}

function costRow(who: string, { wall, cpu, memory }: Cost, withMemory: boolean): string {
  return `| ${[who, milliseconds(wall), milliseconds(cpu), ...(withMemory ? [whole(memory)] : [])].join(' | ')} |`;
}

function milliseconds(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(value < 10 ? 2 : 1);
}

function whole(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(0);
}
