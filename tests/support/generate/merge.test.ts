import { describe, expect, it } from 'vitest';
import type { Feature } from '../../../support/generate/feature';
import { type Change, mergeFeature } from '../../../support/generate/merge';

/** A feature with one rule, and in it the scenarios of these names, by key. */
function feature(cases: Record<string, string>): Feature {
  return {
    file: 'shop/orders.feature',
    name: 'Orders',
    description: '',
    tags: ['@generated'],
    background: [{ keyword: 'Given', text: 'I use the "orders" API' }],
    cases: [],
    rules: [
      {
        key: 'place',
        name: 'Place an order',
        tags: ['@operation:place'],
        background: [],
        cases: Object.entries(cases).map(([key, name]) => ({
          key: `place.${key}`,
          name,
          tags: [],
          steps: [{ keyword: 'When', text: 'I call the operation "place"', table: [['a', '1']] }],
        })),
      },
    ],
  };
}

const merge = (existing: string | undefined, given: readonly string[], next: Feature | undefined) =>
  mergeFeature('shop/orders.feature', existing, given, next);

/** What became of which scenario. */
const told = (changes: readonly Change[]) => changes.map(({ what, name }) => ({ what, name }));

const FIRST = merge(undefined, [], feature({ works: 'It works', late: 'It is late' }));
const TEXT = FIRST.text as string;

describe('a feature that is generated again', () => {
  it('has a mark at each scenario, with its key and a hash', () => {
    expect(TEXT).toContain('    # generated place.works 5dee5080\n    Scenario: It works\n');
    expect(FIRST.changes.map(({ what }) => what)).toEqual(['added', 'added']);
  });

  it('is the same when the document is', () => {
    const { text, changes } = merge(TEXT, FIRST.keys, feature({ works: 'It works', late: 'It is late' }));
    expect(text).toBe(TEXT);
    expect(changes).toEqual([]);
  });

  it('takes over what the document changed where nobody did', () => {
    const { text, changes } = merge(
      TEXT,
      FIRST.keys,
      feature({ works: 'It works well', late: 'It is late' }),
    );
    expect(text).toContain('Scenario: It works well');
    expect(text).not.toContain('Scenario: It works\n');
    expect(told(changes)).toEqual([{ what: 'updated', name: 'It works well' }]);
  });

  it('keeps what somebody edited', () => {
    const edited = TEXT.replace('Scenario: It works', 'Scenario: It works for Ann');
    const again = merge(edited, FIRST.keys, feature({ works: 'It works', late: 'It is late' }));
    expect(again.text).toBe(edited);
    expect(told(again.changes)).toEqual([{ what: 'kept', name: 'It works for Ann' }]);
  });

  it('keeps it also when the document has changed, and says so once', () => {
    const edited = TEXT.replace('Scenario: It works', 'Scenario: It works for Ann');
    const next = feature({ works: 'It works well', late: 'It is late' });
    const again = merge(edited, FIRST.keys, next);
    expect(again.text).toContain('Scenario: It works for Ann');
    expect(told(again.changes)).toEqual([
      { what: 'kept though the document changed', name: 'It works for Ann' },
    ]);
    expect(told(merge(again.text, again.keys, next).changes)).toEqual([
      { what: 'kept', name: 'It works for Ann' },
    ]);
  });

  it('takes other widths of columns and lines for no edit', () => {
    const padded = TEXT.replace('| a | 1 |', '| a   |    1 |');
    expect(padded).not.toBe(TEXT);
    expect(merge(padded, FIRST.keys, feature({ works: 'It works', late: 'It is late' })).text).toBe(TEXT);
  });

  it('does not bring back what somebody took out', () => {
    const [before, after] = TEXT.split('    # generated place.late');
    expect(after).toBeDefined();
    const again = merge(before, FIRST.keys, feature({ works: 'It works', late: 'It is late' }));
    expect(again.text).not.toContain('It is late');
    expect(again.keys).toContain('place.late');
  });

  it('adds what is new, and leaves what somebody wrote where it stood', () => {
    const own = '    Scenario: My own\n      When I call the operation "mine"\n';
    const mixed = TEXT.replace('    # generated place.late', `${own}\n    # generated place.late`);
    const next = feature({ works: 'It works', early: 'It is early', late: 'It is late' });
    const again = merge(mixed, FIRST.keys, next);
    const names = [...(again.text as string).matchAll(/Scenario: (.*)/g)].map(([, name]) => name);
    expect(names).toEqual(['It works', 'My own', 'It is early', 'It is late']);
    expect(told(again.changes)).toEqual([{ what: 'added', name: 'It is early' }]);
  });

  it('takes a copied scenario, mark and all, for one that somebody wrote', () => {
    const copy = TEXT.slice(TEXT.indexOf('    # generated place.late')).replace(
      'It is late',
      'It is very late',
    );
    const again = merge(`${TEXT}\n${copy}`, FIRST.keys, feature({ works: 'It works', late: 'It is late' }));
    expect(again.text).toContain('Scenario: It is very late');
    expect((again.text as string).match(/# generated place\.late/g)).toHaveLength(1);
  });

  it('loses what the document no longer has, but for what somebody edited', () => {
    const gone = merge(TEXT, FIRST.keys, feature({ works: 'It works' }));
    expect(gone.text).not.toContain('It is late');
    expect(told(gone.changes)).toEqual([{ what: 'removed', name: 'It is late' }]);
    const edited = merge(
      TEXT.replace('It is late', 'It is too late'),
      FIRST.keys,
      feature({ works: 'It works' }),
    );
    expect(edited.text).toContain('It is too late');
    expect(told(edited.changes)).toEqual([
      { what: 'kept though its operation is gone', name: 'It is too late' },
    ]);
    expect(merge(TEXT, FIRST.keys, undefined).text).toBeUndefined();
  });

  it('is refused when it is no Gherkin any more', () => {
    expect(() => merge('Fature: Orders', [], feature({}))).toThrow('The generated feature cannot be read.');
  });

  it('shows what would be generated in the place of what somebody edited, and takes it over when asked to', () => {
    const edited = TEXT.replace('Scenario: It works\n', 'Scenario: Ann is happy\n');
    const next = feature({ works: 'It works well', late: 'It is late' });
    const kept = merge(edited, FIRST.keys, next);
    expect(kept.text).toContain('Scenario: Ann is happy');
    expect(kept.text).not.toContain('It works well');
    expect(kept.changes).toMatchObject([
      {
        what: 'kept though the document changed',
        key: 'place.works',
        proposal: {
          now: expect.stringContaining('Scenario: Ann is happy\n'),
          generated: expect.stringContaining('Scenario: It works well\n'),
        },
      },
    ]);
    const taken = mergeFeature('shop/orders.feature', kept.text, kept.keys, next, new Set(['place.works']));
    expect(told(taken.changes)).toEqual([{ what: 'taken over', name: 'It works well' }]);
    expect(taken.text).toBe(merge(undefined, [], next).text);
  });
});
