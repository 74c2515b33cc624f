import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { keepLastRun, keptLastRun, readLastRun } from '../../../runs/selection/last-run';
import { newFolder } from '../../tools/folder';

const line = (key: string, name: string, at: number) => ({ key, name, uri: 'a.feature', line: at });

/** A run of six, of which two failed, one of them as a repetition, and one did not run. */
function output(): string {
  const folder = newFolder();
  const summary = {
    schema: 1,
    clusters: [{ scenarios: [line('k1', 'broken', 3), line('k2', 'broken (2 of 3)', 7)] }],
    verdict: { state: 'failed', sentence: '2 of 6 scenarios failed.' },
    run: { startedAt: '2026-01-02T03:04:05.000Z' },
    totals: { scenarios: 6 },
  };
  writeFileSync(path.join(folder, 'summary.json'), JSON.stringify(summary));
  writeFileSync(path.join(folder, 'rerun.txt'), 'a.feature:3:7\nfeatures/with space.feature:9\n');
  return folder;
}

it('the last run tells what failed by its key, and the rest by its place', () => {
  expect(readLastRun(output())).toEqual({
    failed: new Set(['k1']),
    // Nothing but its place tells a repetition, or what never ran.
    unrun: new Set(['a.feature:7', 'features/with space.feature:9']),
    uris: ['a.feature', 'features/with space.feature'],
    verdict: '2 of 6 scenarios failed.',
    startedAt: '2026-01-02T03:04:05.000Z',
  });
});

it('a run that makes good another knows what that one knew', () => {
  const last = readLastRun(output());
  const run = newFolder();
  mkdirSync(path.join(run, 'part-1'));
  keepLastRun(run, last);
  expect(keptLastRun(path.join(run, 'part-1', 'part.json'))).toEqual(last);
});

it.each([
  ['no summary of a run', 'nonsense'],
  ['of another version', '{ "schema": 2 }'],
])('what is %s is none', (_, text) => {
  const folder = newFolder();
  writeFileSync(path.join(folder, 'summary.json'), text);
  expect(() => readLastRun(folder)).toThrow('What is there is no summary of a run.');
});
