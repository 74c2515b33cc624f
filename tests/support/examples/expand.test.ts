import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { describe, expect, it } from 'vitest';
import { expandExamples } from '../../../support/examples/expand';

/** The scenarios that a feature with these examples and files gives, or its faults as `line: message`. */
function scenarios(examples: string, files: Record<string, string>): string[] {
  const root = mkdtempSync(path.join(tmpdir(), 'brine-examples-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, name), text);
  const newId = randomUUID;
  const source = `Feature: f\n  Scenario Outline: <fruit> costs <price>\n    Given a step\n\n${examples}`;
  const document = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(source);
  const faults = expandExamples(document, root);
  if (faults.length > 0) return faults.map(({ location, message }) => `${location.line}: ${message}`);
  return compile(document, 'f.feature', newId).map(({ name }) => name);
}

const CSV = 'fruit,price,note\nPear,80,"sweet, soft"\nFig,95,\n';

describe('examples from a file', () => {
  it('are all its rows, in the columns that the feature names', () => {
    const examples = '    Examples: from "prices.csv"\n      | price | fruit |\n';
    expect(scenarios(examples, { 'prices.csv': CSV })).toEqual(['Pear costs 80', 'Fig costs 95']);
  });

  it('need no header in the feature', () => {
    expect(scenarios('    Examples: from "prices.csv"\n', { 'prices.csv': `\uFEFF${CSV}` })).toHaveLength(2);
  });

  it('come after the rows of the feature, and may have a name of their own', () => {
    const examples =
      '    Examples: cheap ones from "prices.json"\n      | fruit | price |\n      | Sloe | 5 |\n';
    const rows = [{ fruit: 'Pear', price: 80 }];
    expect(scenarios(examples, { 'prices.json': JSON.stringify(rows) })).toEqual([
      'Sloe costs 5',
      'Pear costs 80',
    ]);
  });

  it('may be YAML, whose values become cells', () => {
    const files = { 'prices.yaml': '- { fruit: Pear, price: 80 }\n- { fruit: Fig, price: null }\n' };
    expect(scenarios('    Examples: from "prices.yaml"\n', files)).toEqual(['Pear costs 80', 'Fig costs ']);
  });

  it('leave other tables alone', () => {
    const examples = '    Examples: from memory\n      | fruit | price |\n      | Sloe | 5 |\n';
    expect(scenarios(examples, {})).toEqual(['Sloe costs 5']);
  });

  const next = '\n  → Correct the file or its name in the feature; the path begins at the project’s folder.';

  it.each([
    ['a file that is not there', {}, 'there is no such file'],
    ['a ragged row', { 'p.csv': 'fruit,price\nPear\n' }, 'line 2: a row of 1 cells under 2 columns'],
    [
      'a column that it has not',
      { 'p.csv': 'fruit,prise\nPear,80\n' },
      'it has no column "price" (closest: "prise")',
    ],
    ['no rows', { 'p.csv': 'fruit,price\n' }, 'it holds no rows'],
  ])('tell %s at the line of the examples', (_, files, reason) => {
    const examples = '    Examples: from "p.csv"\n      | fruit | price |\n';
    expect(scenarios(examples, files)).toEqual([
      `5: The examples file "p.csv" cannot be used: ${reason}.${next}`,
    ]);
  });

  it.each([
    ['{ "fruit": "Pear" }', 'it should hold a list of objects'],
    ['["Pear"]', 'item 1 is no object'],
  ])('tell what is wrong with the JSON %s', (text, reason) => {
    const [fault] = scenarios('    Examples: from "p.json"\n', { 'p.json': text });
    expect(fault).toBe(`5: The examples file "p.json" cannot be used: ${reason}.${next}`);
  });

  it('tell every table that has a fault', () => {
    const examples = '    Examples: from "a.csv"\n\n    Examples: from "b.csv"\n';
    expect(scenarios(examples, {})).toHaveLength(2);
  });
});
