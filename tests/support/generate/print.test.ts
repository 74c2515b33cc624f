import { compile } from '@cucumber/gherkin';
import { IdGenerator } from '@cucumber/messages';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fenceFor } from '../../../support/generate/doc-string';
import type { Feature, Step } from '../../../support/generate/feature';
import { parse, printFeature } from '../../../support/generate/print';

/** What trips over Gherkin, more often than chance has it. */
const piece = fc.oneof(
  fc.constantFrom(
    '"""',
    '```',
    '\\"\\"\\"',
    '\\`\\`\\`',
    '\\',
    '|',
    '#',
    '@',
    '"',
    '`',
    '  ',
    ' ',
    'ä€😀',
    '<',
    '}}',
  ),
  fc.constantFrom(
    'Scenario:',
    'Examples:',
    'Given ',
    '# language: fr',
    'Rule:',
    '* ',
    '\u2028',
    '\u0085',
    '\u00A0',
  ),
  fc.string({ maxLength: 8, unit: 'grapheme' }),
);
const line = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('').replaceAll(/[\r\n]/g, ''));
const doc = fc.array(line, { maxLength: 5 }).map((lines) => lines.join('\n'));
const isCell = (text: string): boolean => text === text.trim() && !/[\r\t\u0085]/.test(text);
const cell = fc.oneof(line, doc).filter(isCell);
const name = line.map((text) => `a ${text}`);

const table = fc
  .integer({ min: 1, max: 3 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 3 }),
  );
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ keyword: fc.constant('Given' as const), text: name }),
  fc.record({ keyword: fc.constant('When' as const), text: name, table }),
  fc.record({
    keyword: fc.constant('And' as const),
    text: name,
    doc: doc.filter((text) => fenceFor(text) !== undefined),
  }),
);

function featureOf(steps: Step[], title: string): Feature {
  return {
    file: 'a.feature',
    name: title,
    description: '',
    tags: ['@generated'],
    background: [],
    cases: [{ key: 'a', name: title, tags: [], steps }],
    rules: [
      {
        key: 'r',
        name: title,
        tags: ['@r'],
        background: steps,
        cases: [{ key: 'b', name: title, tags: [], steps }],
      },
    ],
  };
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** What Cucumber runs of a text. */
function pickled(text: string) {
  return compile(parse(text), 'a.feature', IdGenerator.incrementing()).map(({ name: title, steps }) => ({
    name: title,
    steps: steps.map(({ text: said, argument }) => ({
      text: said,
      ...(argument?.dataTable && {
        table: argument.dataTable.rows.map(({ cells }) => cells.map(({ value }) => value)),
      }),
      ...(argument?.docString && { doc: argument.docString.content }),
    })),
  }));
}

describe('a feature that was printed', () => {
  it('is run as it was made, whatever stands in names, cells and texts', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), name, (steps, title) => {
        const said = steps.map(({ keyword: _, text, ...rest }) => ({ text: plain(text), ...rest }));
        expect(pickled(printFeature(featureOf(steps, title)))).toEqual([
          { name: plain(title), steps: said },
          { name: plain(title), steps: [...said, ...said] },
        ]);
      }),
      { numRuns: 300, seed: 20 },
    );
  });

  it.each([
    ['"""', '```'],
    ['{"text": "\\"\\"\\""}', '```'],
    ['``` and """', '"""'],
    ['a\n""" once ```', '"""'],
    ['""" twice """ and ``` once', '```'],
    ['plain', '"""'],
    ['``` twice ``` and """ twice """', undefined],
    ['a\r\nb', undefined],
  ])('has a fence around a text that says it: %j', (text, fence) => {
    expect(fenceFor(text)).toBe(fence);
  });
});
