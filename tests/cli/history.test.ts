import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openHistory } from '../../reports/history/open';
import type { RecordedRun } from '../../reports/history/recorded';
import { newFolder } from '../tools/folder';
import { brine } from './brine';

require('../../runs/typescript');

const run = (id: string, at: number, duration: number): RecordedRun => ({
  id,
  at,
  environment: 'local',
  commit: '0123',
  whole: true,
  results: new Map([
    ['aaaaaaaa', { letter: 'p', duration }],
    ['bbbbbbbb', { letter: 'n' }],
  ]),
});
const scenarios = [
  { key: 'aaaaaaaa', name: 'One', uri: 'features/a.feature', line: 3 },
  { key: 'bbbbbbbb', name: 'Two', uri: 'features/a.feature', line: 5 },
];

it('is taken out into a file, added to another place, and tells how long scenarios take', async () => {
  const folder = newFolder();
  const file = path.join(folder, 'history.ndjson');
  const runs = [run('one', 1, 100), run('two', 2, 300), run('three', 3, 200)];
  {
    await using store = await openHistory({ file: path.join(folder, 'history.sqlite') });
    await store.add('Shop', runs, scenarios);
  }
  expect(await brine(['history', 'export', file, '--output', folder])).toMatchObject({
    code: 0,
    stdout: `3 runs were written to ${file}.\n`,
  });
  const env = { BRINE_HISTORY: path.join(folder, 'other.sqlite') };
  expect(await brine(['history', 'import', file], { env })).toMatchObject({
    code: 0,
    stdout: '3 runs were added.\n',
  });
  {
    await using store = await openHistory({ file: env.BRINE_HISTORY });
    expect(await store.runs({ project: 'Shop', limit: 9 })).toEqual(runs);
  }
  const { stdout } = await brine(['history', 'durations'], { env });
  expect(JSON.parse(stdout)).toEqual([
    { project: 'Shop', scenarios: [{ ...scenarios[0], runs: 3, p50: 200, p95: 300 }] },
  ]);

  writeFileSync(file, `${readFileSync(file, 'utf8')}{"project":"Shop"}\n{ half\n`);
  const { code, stderr } = await brine(['history', 'import', file], { env });
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /^This is no exported history\.\n {2}at .*\n {2}line 5: is no run and no list of scenarios\n {2}line 6: /,
  );
});
