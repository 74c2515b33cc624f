import { endure } from './endurance';
import { type Fault, MODES } from './fault';
import { shortfalls } from './judge';
import { type Measured, measure } from './measure';
import { writePage } from './page';
import type { Runner } from './running';
import { FAULTS } from './table';

/** How many runs go on at the same time. */
const AT_ONCE = Number(process.env.FAULTS_AT_ONCE ?? 2);

/** How many runs follow each other in the end. */
const RUNS = Number(process.env.FAULTS_IN_A_ROW ?? 200);

/**
 * `npm run test:faults [-- text …]`: lets every fault happen (or those whose names hold a text), in Brine and in plain
 * cucumber-js, and writes the table of docs/reliability.md. `--in-a-row` tries
 * the many runs behind each other alone, `--brine` leaves plain cucumber-js and the table out.
 */
async function main(args: readonly string[]): Promise<void> {
  const texts = args.filter((arg) => !arg.startsWith('--'));
  const inARow = texts.length === 0;
  const wanted = args.includes('--in-a-row')
    ? []
    : FAULTS.filter(({ name }) => texts.length === 0 || texts.some((text) => name.includes(text)));
  const runners: Runner[] = args.includes('--brine') ? ['Brine'] : ['cucumber-js', 'Brine'];
  const queue = wanted.flatMap((fault) => tries(fault, runners));
  const measured: Measured[] = [];
  // Beside the others: its runs follow each other.
  const enduring = inARow ? endure({ runs: RUNS, killed: 10, say: (line) => console.log(line) }) : undefined;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        measured.push(await one(...next));
        if (runners.length === 2) writePage(measured, undefined);
      }
    }),
  );
  const endured = await enduring;
  if (endured) for (const line of [...endured.wrong, ...endured.left]) console.log(`in a row: ${line}`);
  const short = measured.filter((run) => run.runner === 'Brine' && shortfalls(run).length > 0);
  if (runners.length === 2) writePage(measured, endured);
  console.log(
    `\n${measured.filter(({ runner }) => runner === 'Brine').length} rows, ${short.length} falling short`,
  );
  const leaked = (endured?.wrong.length ?? 0) + (endured?.left.length ?? 0);
  if (endured)
    console.log(
      `${endured.runs} runs in a row: ${endured.wrong.length} wrong, ${endured.left.length} things left`,
    );
  process.exitCode = short.length + leaked === 0 ? 0 : 1;
}

function tries(fault: Fault, runners: readonly Runner[]): [Fault, (typeof MODES)[number], Runner][] {
  const untried = fault.untried?.();
  if (untried !== undefined) console.log(`not tried: ${fault.name}: ${untried}`);
  if (untried !== undefined) return [];
  const modes = fault.modes ?? MODES;
  const able = fault.brineOnly ? runners.filter((runner) => runner === 'Brine') : runners;
  return modes.flatMap((mode) =>
    able.map((runner): [Fault, (typeof MODES)[number], Runner] => [fault, mode, runner]),
  );
}

async function one(fault: Fault, mode: (typeof MODES)[number], runner: Runner): Promise<Measured> {
  const measured = await measure(fault, mode, runner);
  const short = runner === 'Brine' ? shortfalls(measured) : [];
  const verdict = runner === 'Brine' ? (short.length === 0 ? 'kept' : 'fell short') : 'measured';
  console.log(
    `${verdict}: ${fault.name}, ${mode}, ${runner}: exit ${measured.exit} in ${measured.seconds.toFixed(1)} s`,
  );
  for (const line of short) console.log(`    ${line}`);
  if (process.env.FAULTS_OUTPUT && runner === 'Brine') console.log(measured.output);
  return measured;
}

void main(process.argv.slice(2));
