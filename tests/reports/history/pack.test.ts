import { expect, it } from 'vitest';
import { packHistory } from '../../../reports/history/pack';
import type { RecordedResult, RecordedRun } from '../../../reports/history/recorded';
import { durationOf } from '../../../reports/history/shape';

const run = (id: string, results: Record<string, RecordedResult>): RecordedRun => ({
  id,
  at: 0,
  environment: 'local / chromium / Linux',
  whole: true,
  results: new Map(Object.entries(results)),
});

it('packs runs into a letter for each scenario, whichever of them knew it', () => {
  const packed = packHistory(
    [
      run('one', { bbbbbbbb: { letter: 'f', duration: 20 }, aaaaaaaa: { letter: 'p', duration: 1_000 } }),
      run('two', { aaaaaaaa: { letter: 'r', duration: 1_000 }, cccccccc: { letter: 'n' } }),
    ],
    {},
  );
  expect(packed).toMatchObject({ keys: 'aaaaaaaabbbbbbbbcccccccc', outcomes: ['pf.', 'r.n'] });
  expect(packed.runs.map(({ counts }) => counts)).toEqual([
    { f: 1, p: 1 },
    { r: 1, n: 1 },
  ]);
  expect([...(packed.durations[1] ?? '')].map(durationOf)).toEqual([
    expect.closeTo(1_000, -3),
    undefined,
    undefined,
  ]);
});

it('needs no more than four bytes for a scenario in a run', () => {
  const key = (index: number) => index.toString(36).padStart(8, '0');
  const results = Object.fromEntries(
    Array.from({ length: 2_000 }, (_, index) => [key(index), { letter: 'p', duration: index } as const]),
  );
  const runs = Array.from({ length: 50 }, (_, index) => run(`run ${index}`, results));
  expect(JSON.stringify(packHistory(runs, {})).length / (2_000 * 50)).toBeLessThan(4);
});
