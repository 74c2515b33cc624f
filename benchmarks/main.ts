import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { api } from './api';
import { components } from './components';
import { contest, type OwnWay, type Subject } from './contest';
import { guard } from './guard';
import { installPeers } from './install-peers';
import { machineFacts } from './machine';
import { performancePage } from './page';
import { HOME } from './project';
import { report } from './report';
import { keep, kept, missedGoal, type Result, resultOf } from './result';
import { scenarios } from './scenarios';
import { Stopwatch } from './stopwatch';
import { ui } from './ui';

const ROUNDS = 7;

type Open = (stopwatch: Stopwatch) => Promise<(Subject | OwnWay) & (Disposable | AsyncDisposable)>;

const SUBJECTS: Record<string, Open> = {
  scenarios,
  api,
  ui,
  components,
  guard,
  report,
};

/**
 * `npm run bench [-- subject …]`: measures, keeps the results and writes docs/performance.md. Exit code 1 when a goal was missed.
 * `--rounds 1` is for a look: nothing is kept. `--peers` installs the other tools.
 */
async function main(args: readonly string[]): Promise<void> {
  const { values, positionals: wanted } = parseArgs({
    args: [...args],
    options: { rounds: { type: 'string', default: String(ROUNDS) }, peers: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (values.peers) {
    installPeers();
    return;
  }
  const unknown = wanted.filter((name) => !(name in SUBJECTS));
  if (unknown.length > 0) {
    console.error(`There is no subject ${unknown.join(', ')}; known: ${Object.keys(SUBJECTS).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const count = Number(values.rounds);
  const results = await measure(wanted.length > 0 ? wanted : Object.keys(SUBJECTS), count);
  if (count >= ROUNDS) for (const result of results) keep(result);
  const page = performancePage(count >= ROUNDS ? kept() : results);
  if (count >= ROUNDS) writeFileSync(path.join(HOME, 'docs', 'performance.md'), page);
  console.log(page.replace(/^[\s\S]*?(?=## )/, ''));
  const missed = results.flatMap(missedGoal);
  for (const line of missed) console.error(line);
  if (missed.length > 0) process.exitCode = 1;
}

async function measure(names: readonly string[], count: number): Promise<Result[]> {
  const machine = await machineFacts();
  await using stopwatch = await Stopwatch.start();
  const log = (line: string) => console.log(line);
  const results: Result[] = [];
  for (const name of names) {
    await using subject = await (SUBJECTS[name] as Open)(stopwatch);
    const rounds =
      'rounds' in subject ? await subject.rounds(count, log) : await contest(subject, stopwatch, count, log);
    results.push(resultOf(subject, rounds, machine));
  }
  return results;
}

void main(process.argv.slice(2));
