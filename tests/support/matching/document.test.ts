import { describe, expect, it } from 'vitest';
import { readDocument, readExpectation } from '../../../support/matching/document';
import { thrown } from './thrown';

describe('a text block', () => {
  it.each([
    ['{"a": [1, "b", null], "c": {"d": true}}', { a: [1, 'b', null], c: { d: true } }],
    ['a: 1\nb:\n  - x\n  - "#uuid" # any\n', { a: 1, b: ['x', '#uuid'] }],
    ['{\n\t"a": 1\n}', { a: 1 }],
    ['{ status: 402, body: { code: card_declined } }', { status: 402, body: { code: 'card_declined' } }],
    ['plain text', 'plain text'],
    ['"\\u00e9\\ud83d\\ude00"', 'é😀'],
    ['yes', 'yes'],
    ['null', null],
    ['text: |\n  - #uuid\n', { text: '- #uuid\n' }],
    ['"a: #uuid"', 'a: #uuid'],
  ])('%j is read', (text, value) => {
    expect(readExpectation(text, 'the expected body')).toEqual(value);
    expect(readDocument(text, 'the request body')).toEqual(value);
  });
});

describe('a text block with a fault', () => {
  it.each([
    [
      '{\n  "a": 1\n  "b": 2\n}',
      `The expected body cannot be read as JSON or YAML: a second ":" in one entry; a comma or line break is missing, or a text with ":" needs quotes.
  at line 2, column 8
    "a": 1
         ^`,
    ],
    [
      '{"a": 1,\n  "b": [2',
      `The expected body cannot be read as JSON or YAML: the list must be sufficiently indented and end with a ].
  at line 2, column 10
    "b": [2
           ^`,
    ],
    [
      '{"a": 1, "a": 2}',
      `The expected body cannot be read as JSON or YAML: this field is already there.
  at line 1, column 10
  {"a": 1, "a": 2}
           ^`,
    ],
    [
      `a: 'x`,
      `The expected body cannot be read as JSON or YAML: missing closing ' quote.
  at line 1, column 6
  a: 'x
       ^`,
    ],
    [
      '{"code": "#regex \\d+"}',
      `The expected body cannot be read as JSON or YAML: inside double quotes a backslash is written twice.
  at line 1, column 18
  {"code": "#regex \\d+"}
                   ^`,
    ],
    [
      'a: *b',
      `The expected body cannot be read as JSON or YAML: unresolved alias (the anchor must be set before the alias): b.
  → A text that begins with & or * needs quotes.`,
    ],
    [
      'a: !b 1',
      `The expected body cannot be read as JSON or YAML: unresolved tag: !b.
  at line 1, column 4
  a: !b 1
     ^`,
    ],
    [
      'a: 1\n---\nb: 2',
      `The expected body cannot be read as JSON or YAML: a second document begins here.
  at line 2, column 1
  ---
  ^`,
    ],
    [
      ' \n',
      `The expected body is empty.
  → Write JSON or YAML below the step; for nothing but null, write null.`,
    ],
  ])('%j is shown with its line and a caret', (text, message) => {
    expect(thrown(() => readExpectation(text, 'the expected body'))?.message).toBe(message);
  });

  it('of one long line is shown around the fault', () => {
    const text = `{"a": "${'x'.repeat(300)}", "a": 1}`;
    const [, where, excerpt, caret] =
      thrown(() => readDocument(text, 'the request body'))?.message.split('\n') ?? [];
    expect(where).toBe('  at line 1, column 311');
    expect(excerpt).toBe(`  ${'x'.repeat(57)}", "a": 1}`);
    expect(caret).toBe(`  ${' '.repeat(60)}^`);
  });
});

describe('a marker without quotes', () => {
  it.each([
    ['id: #uuid\nname: Ann', 'line 1, column 5', '#uuid'],
    ['{ id: #uuid }', 'line 1, column 7', '#uuid'],
    ['- 1\n- ##strng', 'line 2, column 3', '##strng'],
    ['code: #regex [A-Z]+', 'line 1, column 7', '#regex [A-Z]+'],
    ['total: #> 5', 'line 1, column 8', '#> 5'],
    ['{ total: #between 1 and 5 }', 'line 1, column 10', '#between 1 and 5'],
    ['total: #= lines[0].sku', 'line 1, column 8', '#= lines[0].sku'],
    ['[ #[2] #uuid ]', 'line 1, column 3', '#[2] #uuid'],
    ['lines: #[> 0]', 'line 1, column 8', '#[> 0]'],
    ['lines:\n  #[]: { sku: A1 }', 'line 2, column 3', '#[]'],
  ])('is not taken for a comment in %j', (text, where, marker) => {
    const message = thrown(() => readExpectation(text, 'the expected body'))?.message;
    expect(message).toContain(
      `The expected body cannot be read as JSON or YAML: YAML takes ${marker} as a comment.\n  at ${where}\n`,
    );
    expect(message).toContain(`\n  → Write it in quotes: "${marker}". (A comment has a space after its #.)`);
  });

  it('is no matter in a real comment', () => {
    expect(readExpectation('# why\nid: # note\n  1\nname: Ann # ok', 'the expected body')).toEqual({
      id: 1,
      name: 'Ann',
    });
  });
});
