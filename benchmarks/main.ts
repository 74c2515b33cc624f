import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { components } from './components';
import { contest, type OwnWay, type Subject } from './contest';
import { guard } from './guard';
import { machineFacts } from './machine';
import { performancePage } from './page';
import { HOME } from './project';
import { report } from './report';
import { keep, kept, missedGoal, resultOf } from './result';
import { Stopwatch } from './stopwatch';
import { ui } from './ui';

const ROUNDS = 7;

const SUBJECTS: Record<string, (stopwatch: Stopwatch) => Promise<(Subject | OwnWay) & Disposable>> = {
  ui,
  components,
  guard,
  report,
};

/**
 * `npm run bench [-- subject …]`: measures, keeps the results and writes docs/performance.md. Exit code 1 when a goal was missed.
 */
async function main(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !(name in SUBJECTS));
  if (unknown.length > 0) {
    console.error(`There is no subject ${unknown.join(', ')}; known: ${Object.keys(SUBJECTS).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const machine = await machineFacts();
  await using stopwatch = await Stopwatch.start();
  const missed: string[] = [];
  for (const [name, open] of Object.entries(SUBJECTS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    using subject = await open(stopwatch);
    const log = (line: string) => console.log(line);
    const rounds =
      'rounds' in subject
        ? await subject.rounds(ROUNDS, log)
        : await contest(subject, stopwatch, ROUNDS, log);
    const result = resultOf(subject, rounds, machine);
    keep(result);
    missed.push(...missedGoal(result));
  }
  const page = performancePage(kept());
  writeFileSync(path.join(HOME, 'docs', 'performance.md'), page);
  console.log(page.replace(/^[\s\S]*?(?=## )/, ''));
  for (const line of missed) console.error(line);
  if (missed.length > 0) process.exitCode = 1;
}

void main(process.argv.slice(2));
