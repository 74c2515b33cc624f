import { describe, expect, it } from 'vitest';
import { compare } from '../../../reports/history/compare';
import type { RecordedRun } from '../../../reports/history/recorded';
import type { HistoryLetter } from '../../../reports/history/shape';

const run = (id: number, letters: Record<string, string>, environment = 'local'): RecordedRun => ({
  id: String(id),
  at: id,
  environment,
  whole: true,
  results: new Map(
    Object.entries(letters).map(([key, letter]) => [key, { letter: letter as HistoryLetter }]),
  ),
});

/** A column for each scenario, a letter for each run; the last one is now. */
function changes(columns: Record<string, string>, exists = false) {
  const length = Math.max(...Object.values(columns).map((letters) => letters.length));
  const runs = Array.from({ length }, (_, at) =>
    run(
      at,
      Object.fromEntries(
        Object.entries(columns).flatMap(([key, letters]) =>
          letters[at] === '.' ? [] : [[key, letters[at] ?? '']],
        ),
      ),
    ),
  );
  const scenarios = new Map(Object.keys(columns).map((key) => [key, { key, name: key, uri: 'a', line: 1 }]));
  return compare({ runs, current: runs.at(-1) as RecordedRun, scenarios, exists: () => exists });
}

describe('a run beside those before it', () => {
  it('tells what regressed, was fixed, is new, and fails since when', () => {
    expect(
      changes({
        regressed: 'ppf',
        fixed: 'pfp',
        fresh: '..p',
        broken: '..f',
        failing: 'pfu',
        fine: 'ppp',
        ever: 'fff',
      }),
    ).toEqual({
      base: 1,
      regressed: ['regressed'],
      fixed: ['fixed'],
      new: ['fresh', 'broken'],
      newlyFailing: ['broken'],
      stillFailing: [
        { key: 'failing', since: 1, runs: 2 },
        { key: 'ever', since: 0, runs: 3 },
      ],
      gone: [],
      flaky: [],
    });
  });

  it('looks for the last run that judged a scenario, past those that skipped it or left it out', () => {
    expect(changes({ one: 'p.snxf', two: 'f.snxp' })).toMatchObject({ regressed: ['one'], fixed: ['two'] });
    expect(changes({ one: 'sssf' })).toMatchObject({ new: [], newlyFailing: ['one'] });
  });

  it('says nothing of a scenario that did not run this time', () => {
    expect(changes({ one: 'pn', two: 'fx', three: 'ps' })).toMatchObject({
      regressed: [],
      fixed: [],
      stillFailing: [],
    });
  });

  it('tells which scenarios are gone, unless they were only left out', () => {
    expect(changes({ one: 'pp.', two: 'ppp' }).gone).toEqual([
      { key: 'one', name: 'one', uri: 'a', line: 1, last: 1 },
    ]);
    expect(changes({ one: 'pp.', two: 'ppp' }, true).gone).toEqual([]);
  });

  it('counts switches of those that there could have been', () => {
    expect(changes({ flaky: 'pfpf.p', retried: 'pppprp', repaired: 'ppffpp' }).flaky).toEqual([
      { key: 'flaky', switches: 4, possible: 4, retried: 0, first: 1 },
      { key: 'retried', switches: 0, possible: 5, retried: 1, first: 4 },
    ]);
  });

  it('forgets switches after thirty runs', () => {
    expect(changes({ one: `pfpfp${'p'.repeat(30)}` }).flaky).toEqual([]);
  });

  it('has nothing to compare the first run with, or the first of an environment', () => {
    const first = run(1, { one: 'f' }, 'local');
    const other = run(2, { one: 'p' }, 'staging');
    const told = compare({ runs: [other, first], current: first, scenarios: new Map(), exists: () => true });
    expect(told).toEqual({
      regressed: [],
      fixed: [],
      new: [],
      newlyFailing: [],
      stillFailing: [],
      gone: [],
      flaky: [],
    });
  });
});
