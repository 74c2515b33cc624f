import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { performancePage } from '../../benchmarks/page';
import { PAGE, pageOfKept } from '../../benchmarks/page-file';
import { missedGoal, type Result, resultOf } from '../../benchmarks/result';
import { SUBJECTS } from '../../benchmarks/subjects';
import { table } from '../../benchmarks/table';

const notes = mkdtempSync(path.join(tmpdir(), 'brine-notes-'));
afterAll(() => rmSync(notes, { recursive: true }));

const machine = { cores: 2, memory: 24, system: 'Linux x64', node: 'v24.21.0', browser: 'a browser' };
const costs = (...cpus: number[]) => cpus.map((cpu) => ({ wall: cpu, cpu }));

function result(name: string): Result {
  const peers = [
    { name: 'slow', version: 'slow 1.2.3', goal: 0.1, times: 5 },
    { name: 'absent', goal: 0.1, times: 5 },
  ];
  const subject = { name, title: 'this against that', work: 'Does it.', times: 5_000, goal: 1.15, peers };
  const rounds = { brine: costs(2, 3, 4), bare: costs(2, 2, 2), peers: { slow: costs(50, 50, 50) } };
  return resultOf(subject, rounds, { machine, seconds: 12.3, now: new Date('2026-11-28T12:00:00Z') });
}

test('the page begins with a row for everything that was promised', () => {
  const lines = table([result('start')]).split('\n');
  expect(lines.slice(0, 5)).toEqual([
    '| what | measured | goal | result | lowest to highest | |',
    '| --- | --- | --- | --- | --- | --- |',
    '| Start: a run of one scenario that does nothing | [against the bare script](#start) | ≤ 1.15 | 1.50 × | 1.00 to 2.00 | **not met** |',
    '|  | [against slow](#start) | ≤ 0.1 | 0.06 × | 0.04 to 0.08 | met |',
    '| A scenario of five steps that do nothing | `scenarios` |  |  |  | not measured |',
  ]);
});

test('every subject has its place in the table', () => {
  const nothing = table([]);
  for (const name of Object.keys(SUBJECTS)) expect(nothing).toContain(`\`${name}\``);
});

test('a subject tells what it does, with which versions, and what people have written about it', () => {
  writeFileSync(path.join(notes, 'start.md'), 'It is slow **because**.\n');
  const page = performancePage([result('start')], notes);
  expect(page).toContain(
    'Measured on: 2 cores, 24 GiB, Linux x64, Node v24.21.0, a browser; 2026-11-28.\n\nOther tools, with their versions:\n\n- slow: slow 1.2.3\n\nNot measured: absent.\n',
  );
  expect(page.slice(page.indexOf('### `start`'))).toBe(`### \`start\`

**This against that.** Does it. Done 5,000 times in each of 3 rounds (\`npm run bench -- start\`).

| measured | goal | result | lowest to highest | |
| --- | --- | --- | --- | --- |
| against the bare script | ≤ 1.15 | 1.50 × | 1.00 to 2.00 | **not met** |
| against slow | ≤ 0.1 | 0.06 × | 0.04 to 0.08 | met |

| doing it once | wall clock, ms | processor time, ms |
| --- | --- | --- |
| Brine | 3.00 | 3.00 |
| the bare script | 2.00 | 2.00 |
| slow | 50.0 | 50.0 |

It is slow **because**.

`);
});

test('a missed goal is a sentence, and a kept one is none', () => {
  expect(missedGoal(result('start'))).toEqual([
    'start: 1.50 × against the bare script; at most 1.15 is promised.',
  ]);
});

test('docs/performance.md is what the kept results and the notes say; `npm run bench -- --page` writes it', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(pageOfKept());
});
