import { describe, expect, it } from 'vitest';
import { literal, literalJson, readExpectedText } from '../../../support/matching/markers';
import { match } from '../../../support/matching/match';

const values = {
  text: 'abc',
  number: 1.5,
  boolean: false,
  list: [1],
  object: { a: 1 },
  null: null,
  uuid: '018f3a5e-7c1b-7d2e-9f00-112233445566',
  date: '2026-03-01',
  email: 'ann@example.com',
  url: 'https://example.com',
};
const TEXTS = ['text', 'uuid', 'date', 'email', 'url'];

describe('a marker', () => {
  it.each([
    ['#string', TEXTS],
    ['#number', ['number']],
    ['#boolean', ['boolean']],
    ['#array', ['list']],
    ['#object', ['object']],
    ['#uuid', ['uuid']],
    ['#date', ['date']],
    ['#email', ['email']],
    ['#url', ['url']],
    ['#null', ['null']],
    ['#notnull', Object.keys(values).filter((name) => name !== 'null')],
    ['#present', Object.keys(values)],
    ['#ignore', [...Object.keys(values), 'missing']],
    ['#notpresent', ['missing']],
    ['#regex [a-c]{3}', ['text']],
    ['##string', [...TEXTS, 'null', 'missing']],
    ['##number', ['number', 'null', 'missing']],
    ['##regex [a-c]{3}', ['text', 'null', 'missing']],
  ])('%s accepts just what it says', (marker, accepted) => {
    const matching = [...Object.keys(values), 'missing'].filter(
      (name) => match(values, { [name]: marker }, { mode: 'contain' }).length === 0,
    );
    expect(matching.toSorted()).toEqual(accepted.toSorted());
  });

  it('with a pattern must match the whole text', () => {
    const accepts = (marker: string, text: string) => match(text, marker, { mode: 'exact' }).length === 0;
    expect(accepts('#regex [0-9 ]{4}', '42 1')).toBe(true);
    expect(accepts('#regex [0-9 ]{4}', '42 17')).toBe(false);
    expect(accepts('#regex a|b', 'ab')).toBe(false);
    expect(accepts('#regex \\p{Lu}.', 'É😀')).toBe(true);
  });
});

describe('a text that looks like a marker and is none', () => {
  it.each([
    ['#strng', '"#strng" is not a marker; did you mean "#string"?'],
    ['##UUID', '"##UUID" is not a marker; did you mean "##uuid"?'],
    ['#fff000', '"#fff000" is not a marker'],
    ['#', '"#" is not a marker'],
    ['#toString', '"#toString" is not a marker; did you mean "#string"?'],
    ['#? _ > 1', '"#? _ > 1" is not a marker; there are none for expressions'],
    ['#(total)', '"#(total)" is not a marker; there are none for expressions'],
    ['#[2', '"#[2" is not a marker'],
    ['#[1.5]', 'no list has 1.5 items'],
    ['#[-1]', 'no list has -1 items'],
    ['#[a..b]', 'the field name "a..b" cannot be read: a name is missing'],
    ['#[>]', '"#>" needs a number, a date or a field after it: "#> 5"'],
    ['#[2] text', 'behind "#[2]" comes a marker for every item, such as "#[2] #string", and not "text"'],
    ['#>=', '"#>=" needs a number, a date or a field after it: "#>= 5"'],
    ['#> a b]', 'the field name "a b]" cannot be read: "]" closes nothing'],
    ['#between 1', '"#between" needs two limits: "#between 1 and 5"'],
    ['#= ', '"#=" needs the name of a field after it: "#= lines[0].sku"'],
    ['#!= [x]', 'the field name "[x]" cannot be read: inside [ ] stands a number or a name in quotes'],
    ['#= $.a[', 'the field name "$.a[" cannot be read: unclosed bracketed selection'],
    ['#regex', '"#regex" needs a pattern after it: "#regex [A-Z]{3}"'],
    ['#regex (', 'the pattern "(" cannot be read: unterminated group'],
    ['#regex a)(?:b', 'the pattern "a)(?:b" cannot be read: unmatched \')\''],
  ])('%s is a fault', (text, reason) => {
    expect(readExpectedText(text)).toEqual({ kind: 'fault', reason });
  });
});

describe('a literal text', () => {
  it.each([
    ['plain', 'plain'],
    ['a #uuid inside', 'a #uuid inside'],
    ['\\#uuid', '#uuid'],
    ['\\\\#uuid', '\\#uuid'],
    ['\\d', '\\d'],
    ['', ''],
  ])('%j means %j', (written, meant) => {
    expect(readExpectedText(written)).toEqual({ kind: 'literal', text: meant });
  });

  it.each(['#uuid', '\\#uuid', '\\\\#', 'plain', '\\d', ''])('%j is kept by escaping it', (text) => {
    expect(readExpectedText(literal(text))).toEqual({ kind: 'literal', text });
  });
});

describe('a marker with an item behind it', () => {
  it('that cannot be read is a fault of the whole', () => {
    expect(match([], '#[] #strng', { mode: 'exact' })).toEqual([
      {
        path: '',
        kind: 'bad marker',
        expected: '#strng',
        words: '"#strng" is not a marker; did you mean "#string"?',
      },
    ]);
  });

  it('stands alone in its object', () => {
    expect(match({}, { lines: { '#[]': 1, sku: 'A' } }, { mode: 'exact' })).toEqual([
      {
        path: 'lines',
        kind: 'bad marker',
        expected: { '#[]': 1, sku: 'A' },
        words: '"#[]" says what a list holds, so no other field can stand beside it',
      },
    ]);
  });

  it('is no marker where a backslash stands before it, nor is any other name that begins with #', () => {
    const actual = { '#[]': 1, '#text': '#1' };
    expect(match(actual, { '\\#[]': 1, '#text': '\\#1' }, { mode: 'exact' })).toEqual([]);
    expect(match(actual, literalJson(actual), { mode: 'exact' })).toEqual([]);
    expect(match(actual, { '\\#[]': 2 }, { mode: 'exact' })).toMatchObject([
      { path: '["#[]"]', kind: 'different' },
      { path: '#text', kind: 'unexpected' },
    ]);
  });
});
