import { parseArgs } from 'node:util';
import { CHECKS, check, verdict } from './ci';
import { installPeers } from './install-peers';
import { type Machine, machineFacts } from './machine';
import { performancePage } from './page';
import { writePage } from './page-file';
import { keep, kept, missedGoal, type Result, resultOf } from './result';
import { playRounds } from './rounds';
import { Stopwatch } from './stopwatch';
import { type Open, SUBJECTS } from './subjects';

const ROUNDS = 7;

/**
 * `npm run bench [-- subject …]`: measures, keeps the results and writes docs/performance.md. Exit code 1 when a goal was missed
 * or a subject could not be measured. `--rounds 1` is for a look: nothing is kept. `--peers` installs the other tools. `--page`
 * writes the page again, with the notes as they are now. `--ci` is the short form, which fails when a ratio passes its margin, or the
 * one that `--most` gives.
 */
async function main(args: readonly string[]): Promise<void> {
  const { values, positionals: wanted } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: String(ROUNDS) },
      peers: { type: 'boolean' },
      page: { type: 'boolean' },
      ci: { type: 'boolean' },
      most: { type: 'string' },
    },
    allowPositionals: true,
  });
  if (values.peers) return installPeers();
  if (values.page) return writePage();
  const all = Object.keys(values.ci ? CHECKS : SUBJECTS);
  const unknown = wanted.filter((name) => !all.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no subject ${unknown.join(', ')}; known: ${all.join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const names = wanted.length > 0 ? wanted : all;
  if (values.ci) return await checkAll(names, values.most === undefined ? undefined : Number(values.most));
  const { results, faults } = await measureAll(names, Number(values.rounds));
  console.log(performancePage(results).replace(/^[\s\S]*?(?=## Each subject)/, ''));
  const wrong = [...results.flatMap(missedGoal), ...faults];
  for (const line of wrong) console.error(line);
  if (wrong.length > 0) process.exitCode = 1;
}

/** The short form: all of them, whichever fails. What something else on the machine has moved does not come twice. */
async function checkAll(names: readonly string[], most: number | undefined): Promise<void> {
  await using stopwatch = await Stopwatch.start();
  for (const name of names) {
    const once = async () => {
      const checked = await check(name, stopwatch);
      return verdict({ ...checked, most: most ?? checked.most });
    };
    const first = await once();
    if (first.failed) console.log(`${name}: passed its margin, so it is measured again.`);
    const { line, failed } = first.failed ? await once() : first;
    console.log(line);
    if (failed) process.exitCode = 1;
  }
}

/** One after the other; each is kept as soon as it is there, and one that fails stops no other. */
async function measureAll(
  names: readonly string[],
  rounds: number,
): Promise<{ results: Result[]; faults: string[] }> {
  const machine = await machineFacts();
  await using stopwatch = await Stopwatch.start();
  const [results, faults]: [Result[], string[]] = [[], []];
  const former = new Map(kept().map(({ name, seconds }) => [name, seconds]));
  for (const [index, name] of names.entries()) {
    const seconds = former.get(name);
    const lasted = seconds === undefined ? '' : `; ${seconds} s when it was last kept`;
    console.log(`━━ ${name} (${index + 1} of ${names.length}${lasted})`);
    try {
      const { result, faults: ofPeers } = await measured(SUBJECTS[name] as Open, {
        stopwatch,
        rounds,
        machine,
      });
      console.log(`━━ ${name} took ${result.seconds} s`);
      results.push(result);
      faults.push(...ofPeers);
      if (rounds >= ROUNDS) {
        keep(result);
        writePage();
      }
    } catch (error) {
      const fault = `${name} could not be measured: ${error instanceof Error ? error.message : String(error)}`;
      console.error(fault);
      faults.push(fault);
    }
  }
  return { results, faults };
}

async function measured(
  open: Open,
  { stopwatch, rounds, machine }: { stopwatch: Stopwatch; rounds: number; machine: Machine },
): Promise<{ result: Result; faults: string[] }> {
  const began = performance.now();
  await using subject = await open(stopwatch);
  const log = (line: string) => console.log(line);
  const count = Math.min(rounds, subject.enough ?? rounds);
  const costs =
    'rounds' in subject ? await subject.rounds(count, log) : await playRounds(subject, stopwatch, count, log);
  const result = resultOf(subject, costs, { machine, seconds: (performance.now() - began) / 1_000 });
  return { result, faults: costs.faults ?? [] };
}

void main(process.argv.slice(2));
