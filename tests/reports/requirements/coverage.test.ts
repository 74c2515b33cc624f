import { describe, expect, it } from 'vitest';
import type { Feature, Scenario } from '../../../reports/messages/run';
import { coverageOf, requirementSummaries } from '../../../reports/requirements/coverage';
import type { Placed } from '../../../reports/summary/placed';

function placed(name: string, ...tags: string[]): Placed {
  const scenario = { name, tags, attempts: [] as Scenario['attempts'] } as Scenario;
  return { feature: {} as Feature, scenario, at: { key: name, name, uri: 'a.feature', line: 1 } };
}

const names = (covered: ReturnType<typeof coverageOf>) =>
  covered?.map(({ id, listed, scenarios }) => [id, listed, scenarios.map(({ at }) => at.name).join()]);

describe('the coverage of requirements', () => {
  it('is told by tags, first what no scenario shows, then what no list names', () => {
    const suite = [placed('one', '@req:B', '@req:X', '@smoke'), placed('two', '@req:B'), placed('three')];
    const covered = coverageOf(suite, [{ id: 'C' }, { id: 'B', title: 'Bee' }, { id: 'A' }]);
    expect(names(covered)).toEqual([
      ['C', true, ''],
      ['A', true, ''],
      ['X', false, 'one'],
      ['B', true, 'one,two'],
    ]);
    expect(requirementSummaries(covered ?? []).at(-1)).toMatchObject({
      id: 'B',
      title: 'Bee',
      listed: true,
      totals: { scenarios: 2, notRun: 2 },
    });
  });

  it('does without a list, and is not there without tags either', () => {
    expect(names(coverageOf([placed('one', '@req:10'), placed('two', '@req:9')], undefined))).toEqual([
      ['9', true, 'two'],
      ['10', true, 'one'],
    ]);
    expect(coverageOf([placed('one', '@smoke')], undefined)).toBeUndefined();
    expect(coverageOf([], [])).toEqual([]);
  });
});
