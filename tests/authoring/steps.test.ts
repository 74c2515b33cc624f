import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { search } from '../../authoring/steps/search';
import { brine } from '../cli/brine';
import { settingsFile } from '../tools/settings-file';
import { writeProject } from '../tools/write-project';

const STEPS = `import { defineParameterType, Given, Then } from '@cucumber/cucumber';

/** What a basket may be made of. */
defineParameterType({ name: 'material', regexp: /wicker|steel/, transformer: (text) => text });

/**
 * Puts a basket on the table, and nothing into it.
 */
Given('a {material} basket', (material: string) => material);

Given('the basket holds:', (_table: unknown) => {});

Then(/^the basket weighs (\\d+) grams$/, (_grams: string) => {});
`;

const FEATURE = `Feature: Baskets

  Scenario Outline: Of any make
    Given a <make> basket
    Then the basket weighs 300 grams

    Examples:
      | make   |
      | wicker |
      | steel  |

  Scenario: Once more
    Given a wicker basket
    Then within 1 second the response status should be 200
`;

let root: string;
beforeAll(() => {
  root = writeProject({
    'brine.config.ts': settingsFile({}),
    'step-definitions/basket.steps.ts': STEPS,
    'features/baskets.feature': FEATURE,
    'features/broken.feature':
      'Feature: Half\n\n  Scenario: No step\n    Given a wicker basket\n    Somehow it works\n',
  });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('brine steps', () => {
  it('lists the project’s own phrases with comment, example, place and uses, and explains their parameters', async () => {
    const { code, stdout, stderr } = await brine(['steps', '--own'], { cwd: root });
    expect(stdout.replace(/of \d+/, 'of many')).toBe(`3 of many phrases

Given a {material} basket
      Puts a basket on the table, and nothing into it.
      e.g. a wicker basket
      step-definitions/basket.steps.ts:9, used 2 times

Given the basket holds:  (followed by a text)
      step-definitions/basket.steps.ts:11, not used

Then /^the basket weighs (\\d+) grams$/
      e.g. the basket weighs 300 grams
      step-definitions/basket.steps.ts:13, used once

Parameters:
  {material}  What a basket may be made of.
`);
    expect(stderr).toBe('features/broken.feature is not Gherkin: what it uses is not counted.\n');
    expect(code).toBe(0);
  });

  it('finds phrases by words, Brine’s and the project’s, for programs', async () => {
    const { stdout } = await brine(['steps', 'response status', '--format', 'json'], { cwd: root });
    const { phrases, parameterTypes } = JSON.parse(stdout);
    expect(phrases[0]).toMatchObject({
      keyword: 'Then',
      expression: 'the response status should be {int}',
      example: 'the response status should be 200',
      uses: 1,
      own: false,
    });
    expect(phrases[0].file).toMatch(/step-definitions\/api\.steps\.ts$/);
    expect(parameterTypes).toContainEqual({
      name: 'material',
      accepts: 'What a basket may be made of.',
      file: 'step-definitions/basket.steps.ts',
      line: 4,
    });
  });

  it('writes the page for a wiki', async () => {
    const { stdout } = await brine(['steps', 'basket', 'weighs', '--format', 'markdown'], { cwd: root });
    expect(stdout).toContain(
      '| Then | [`/^the basket weighs (\\d+) grams$/`](step-definitions/basket.steps.ts#L13) |  | [the basket weighs 300 grams](features/baskets.feature) |',
    );
  });

  it('tells what keeps the step definitions from being loaded', async () => {
    const broken = writeProject({
      'brine.config.ts': settingsFile({}),
      'step-definitions/basket.steps.ts': "throw new Error('no baskets today');\n",
    });
    const { code, stderr } = await brine(['steps', '--format', 'yaml'], { cwd: broken });
    expect(stderr).toContain('--format: "yaml" is none of text, markdown, json');
    expect(code).toBe(2);
    const loaded = await brine(['steps'], { cwd: broken });
    rmSync(broken, { recursive: true });
    expect(loaded.stderr).toBe(`The step definitions of the project could not be loaded.
  at step-definitions/basket.steps.ts:1:7
  no baskets today
  → Correct this and try again.
`);
    expect(loaded.code).toBe(2);
  });
});

describe('a search', () => {
  const entry = (expression: string, comment = '', uses = 0) => ({
    keyword: 'Given' as const,
    ...{ expression, comment, uses, example: expression, file: 'steps.ts', line: 1, own: true },
    argument: undefined,
  });
  const found = (entries: ReturnType<typeof entry>[], ...words: string[]) =>
    search(entries, words).map(({ expression }) => expression);

  it('puts the phrase before the comment, whole words before parts, and what is used before what is not', () => {
    const entries = [
      entry('b', 'about baskets'),
      entry('the basketry'),
      entry('the basket'),
      entry('a basket', '', 3),
    ];
    expect(found(entries, 'Basket')).toEqual(['a basket', 'the basket', 'the basketry', 'b']);
  });

  it('wants every word, and takes what has the most when nothing has all', () => {
    const entries = [entry('a red basket'), entry('a red chair'), entry('a table')];
    expect(found(entries, 'red', 'basket')).toEqual(['a red basket']);
    expect(found(entries, 'red', 'stool')).toEqual(['a red basket', 'a red chair']);
    expect(found(entries, 'stool')).toEqual([]);
  });

  it('forgives one wrong letter', () => {
    expect(found([entry('a basket')], 'baskit')).toEqual(['a basket']);
  });
});
