import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { format } from '../../authoring/format/format';
import { brine } from '../cli/brine';
import { writeProject } from '../tools/write-project';

const UNTIDY = `# Kept by the warehouse.
# language: en
@stock   @smoke
Feature:   Baskets
    Told by   those who weave them.

      Second line.
  Background:
      Given a basket

      # What is heavy.
  Rule: Weight matters
  Scenario: "Heavy" | light
          # Weighed twice.
    Given the baskets:
      |name|grams|
      |a\\|b|300|
        |  c \\\\ d   | 20 |
    And the text:
      \`\`\`json
      { "a": "\\"\\"\\"" }

        indented
      \`\`\`
  # The end of it.
  @slow
  Scenario Outline: Of <make>
    Given a <make> basket
    Examples: from "baskets.csv"
    Examples:
      | make |
      | wicker |
# Nothing follows.
`;

const TIDY = `# Kept by the warehouse.
@stock @smoke
Feature: Baskets
    Told by   those who weave them.

      Second line.

  Background:
    Given a basket

  # What is heavy.
  Rule: Weight matters

    Scenario: "Heavy" | light
      # Weighed twice.
      Given the baskets:
        | name   | grams |
        | a\\|b   |   300 |
        | c \\\\ d |    20 |
      And the text:
        \`\`\`json
        { "a": "\\"\\"\\"" }
        
          indented
        \`\`\`

    # The end of it.
    @slow
    Scenario Outline: Of <make>
      Given a <make> basket

      Examples: from "baskets.csv"

      Examples:
        | make   |
        | wicker |
# Nothing follows.
`;

const text = (formatted: ReturnType<typeof format>) => ('text' in formatted ? formatted.text : formatted);

describe('a feature in form', () => {
  it('keeps comments with what they are about, descriptions, escapes, texts and their types', () => {
    expect(text(format(UNTIDY))).toBe(TIDY);
  });

  it('stays as it is', () => {
    expect(text(format(TIDY))).toBe(TIDY);
  });

  it('speaks its language', () => {
    const portuguese = '# language: pt\nFuncionalidade: Cestos\n\n  Cenário: Um\n    Dado um cesto\n';
    expect(text(format(portuguese))).toBe(portuguese);
  });
});

/** The printer escapes each of the quotes, the parser takes back the first of a line alone. */
const LOSSY =
  'Feature: F\n\n  Scenario: S\n    Given a text:\n      """\n      \\"\\"\\" and """\n      """\n';

describe('brine format', () => {
  let root: string;
  beforeAll(() => {
    root = writeProject({
      'features/untidy.feature': UNTIDY,
      'features/tidy.feature': TIDY,
      'features/lossy.feature': LOSSY,
      'features/deep/broken.feature': 'Feature: Half\n  Scenario: x\n    Given y\n    nothing\n',
    });
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const read = (name: string) => readFileSync(path.join(root, 'features', name), 'utf8');

  it('writes what is not in form, and refuses a file that it would not keep whole', async () => {
    const { code, stdout, stderr } = await brine(['format'], { cwd: root });
    expect(stdout).toBe('1 of 4 feature files written anew.\n');
    expect(stderr).toBe(
      [
        'features/deep/broken.feature:4:5: “nothing” is neither a step nor anything else that may stand here. A step begins with Given, When, Then, And, But or *.',
        `features/lossy.feature was left as it is: the printer would not keep the text "\\"\\"\\" and \\"\\"\\"".`,
        '',
      ].join('\n'),
    );
    expect(code).toBe(1);
    expect([read('untidy.feature'), read('lossy.feature')]).toEqual([TIDY, LOSSY]);
  });

  it('with --check writes nothing', async () => {
    writeFileSync(path.join(root, 'features', 'untidy.feature'), UNTIDY);
    const { code, stdout } = await brine(['format', '--check', 'features/untidy.feature'], { cwd: root });
    expect(stdout).toBe('features/untidy.feature is not in form.\n1 of 1 feature files not in form.\n');
    expect([code, read('untidy.feature')]).toEqual([1, UNTIDY]);
    const gone = await brine(['format', 'feature'], { cwd: root });
    expect(gone.stderr).toBe(
      'There is no file or folder "feature".\n  → Name feature files or folders of them, from the folder of the project.\n',
    );
    expect(gone.code).toBe(2);
  });
});
