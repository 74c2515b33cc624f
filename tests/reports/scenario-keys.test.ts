import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../reports/messages/run';
import { scenarioKeys } from '../../reports/scenario-keys';

function scenario(name: string, more: Partial<Scenario> = {}): Scenario {
  return { line: 1, keyword: 'Scenario', name, description: '', tags: [], attempts: [], ...more };
}

function keysOf(uri: string, ...scenarios: Scenario[]): string[] {
  return [...scenarioKeys([{ uri, scenarios }]).values()];
}

const row = (value: string) => ({
  examples: { name: '', row: [['amount', value] as [string, string]], named: false },
});

describe('the key of a scenario', () => {
  it('is short, and fit for an address', () => {
    for (const key of keysOf('a.feature', scenario('one'), scenario('two')))
      expect(key).toMatch(/^[\w-]{8}$/);
  });

  it('stays when lines move and other scenarios come', () => {
    const [before] = keysOf('a.feature', scenario('one', { line: 3 }));
    const [, after] = keysOf('a.feature', scenario('new', { line: 3 }), scenario('one', { line: 9 }));
    expect(after).toBe(before);
  });

  it.each([
    ['file', keysOf('b.feature', scenario('one'))],
    ['name', keysOf('a.feature', scenario('two'))],
    ['rule', keysOf('a.feature', scenario('one', { rule: 'R' }))],
    ['row', keysOf('a.feature', scenario('one', row('1')))],
  ])('is another for another %s', (_, [other]) => {
    expect(other).not.toBe(keysOf('a.feature', scenario('one'))[0]);
  });

  it('tells rows and twins apart', () => {
    const keys = keysOf(
      'a.feature',
      scenario('one', row('1')),
      scenario('one', row('2')),
      scenario('x'),
      scenario('x'),
    );
    expect(new Set(keys).size).toBe(4);
  });

  it('survives another name and another file with a tag of its own', () => {
    const tags = ['@id:order-1'];
    expect(keysOf('b.feature', scenario('renamed', { tags }))).toEqual(
      keysOf('a.feature', scenario('one', { tags })),
    );
  });
});
