import { describe, expect, it } from 'vitest';
import { expectedFromCell } from '../../../support/matching/cells';
import { readExpectation } from '../../../support/matching/document';
import { match } from '../../../support/matching/match';
import { Values } from '../../../support/values/values';

const saved = {
  note: '#1 fan',
  marker: '#uuid',
  escaped: '\\#1',
  id: 17,
  order: { note: '#string', '#[]': ['#1'], lines: [{ sku: 'A1' }] },
};

function values(): Values {
  return new Values(saved, {}, { now: 0 });
}

/** Whether a doc string, filled in as a step gets it and read as an expectation, matches. */
function matches(text: string, actual: unknown): boolean {
  const own = values();
  const given = own.fillDocString(text);
  const expected = readExpectation(own.expected(given), 'the expected body');
  return match(actual, expected, { mode: 'exact' }).length === 0;
}

describe('a saved text that begins with #, filled into an expectation', () => {
  it.each([
    ['{ "note": "{{note}}" }', { note: '#1 fan' }],
    ['{ "note": {{note}} }', { note: '#1 fan' }],
    ['{ "note": "{{marker}}" }', { note: '#uuid' }],
    ['{ "note": "{{note}}s" }', { note: '#1 fans' }],
    ['{ "note": "see {{note}}" }', { note: 'see #1 fan' }],
    ['{ "note": "{{escaped}}" }', { note: '\\#1' }],
    ['{ "order": "{{order}}" }', { order: saved.order }],
    ['[{{order}}]', [saved.order]],
    ['note: "{{note}}"', { note: '#1 fan' }],
    ["note: '{{note}}'", { note: '#1 fan' }],
    ['note: {{note}}', { note: '#1 fan' }],
    ['notes:\n  - {{note}}\n  - {{marker}}\nid: {{id}}', { notes: ['#1 fan', '#uuid'], id: 17 }],
    ['{{order}}', saved.order],
    ['order: {{order}}\nid: "{{id}}"', { order: saved.order, id: '17' }],
  ])('stands for itself in %j', (text, actual) => {
    expect(matches(text, actual)).toBe(true);
  });

  it.each(['{ "note": "{{marker}}" }', 'note: "{{marker}}"', 'note: {{marker}}'])(
    'accepts nothing else in %j',
    (text) => {
      expect(matches(text, { note: '018f3a5e-7c1b-7d2e-9f00-112233445566' })).toBe(false);
    },
  );

  it('stands for itself in the cell of a table', () => {
    const own = values();
    const [row = []] = own.fillTable([['note', '{{note}}', '{{note}}s', '#uuid', '{{id}}']]);
    expect(row).toEqual(['note', '#1 fan', '#1 fans', '#uuid', '17']);
    expect(own.expected(row).map(expectedFromCell)).toEqual(['note', '\\#1 fan', '\\#1 fans', '#uuid', 17]);
  });

  it('stands for itself in place of a typed value', () => {
    const own = values();
    expect(own.expected(own.fillValue('{{note}}'))).toBe('\\#1 fan');
    expect(own.expected(own.fillValue('{{id}}'))).toBe(17);
    expect(own.expected(own.fillValue('{{note}}s'))).toBe('\\#1 fans');
  });
});

describe('what the feature file itself writes', () => {
  it('stays a marker, also with a value in it', () => {
    expect(matches('{ "id": "#> {{id}}" }', { id: 18 })).toBe(true);
    expect(matches('{ "id": "#> {{id}}" }', { id: 17 })).toBe(false);
    const own = values();
    expect(own.expected('#uuid')).toBe('#uuid');
  });

  it('is not taken for a value of the step before', () => {
    const own = values();
    own.fill('{{marker}}');
    expect(own.expected('#uuid')).toBe('\\#uuid');
    own.beginStep();
    expect(own.expected('#uuid')).toBe('#uuid');
  });
});

it('a request gets the saved text as it is', () => {
  expect(values().fillDocString('{ "note": "{{note}}" }')).toBe('{ "note": "#1 fan" }');
  expect(values().fillDocString('note: "{{note}}"')).toBe('note: "#1 fan"');
});
