import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type InnerStep, PHRASE_RECORD, readPhraseRecord } from '../../support/evidence/phrase-record';
import { expectGolden } from '../tools/golden';
import { runProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';

const STEPS = `import { type DataTable, Given, Then, When } from '@cucumber/cucumber';

const kept: Record<string, string> = {};

Given('{string} is kept as {word}', (value: string, name: string) => {
  kept[name] = value;
});

When('these are kept:', (table: DataTable) => {
  Object.assign(kept, table.rowsHash());
});

When('I wait for ever', { timeout: 200 }, async () => {
  await new Promise(() => {});
});

Then('{word} should be:', (name: string, text: string) => {
  if (kept[name] !== text) throw new Error(\`\${name} is \${kept[name]}\`);
});
`;

const PHRASES = `# Told by those who keep things.
Phrases: Keeping

  # Two things at once.
  Phrase: <first> and <second> hold "<value>"
    Given "<value>" is kept as <first>
    And "<value>" is kept as <second>

  Phrase: everything holds "<value>" and:
    Given left and right hold "<value>"
    When these are kept:
    Then left should be:
      """
      <value>
      """

  Phrase: <name> should read <value: value>
    Then the variable "<name>" is <value>
    And <name> should be:
      """
      red
      """
    And "never" is kept as never

  Phrase: waiting takes too long
    When I wait for ever
`;

const FEATURE = `Feature: Phrases

  Scenario: Values, tables, texts, and phrases in phrases
    Given the variable "colour" is "dark \\"red\\""
    When everything holds "{{colour}}" and:
      | top | blue |
    Then left should be:
      """
      dark "red"
      """
    And top should be:
      """
      blue
      """

  Scenario: A step of a phrase fails
    Given left and right hold "green"
    Then right should read "x"

  Scenario: A step of a phrase takes too long
    Given waiting takes too long

  Scenario: The values make no sentence
    Given a b and right hold "green"
`;

describe('phrases in plain text', () => {
  it('run as steps, tell which step of which phrase failed, and keep what their steps did for the report', async () => {
    const run = await runProject({
      files: {
        'brine.config.ts': settingsFile({}),
        'step-definitions/keep.steps.ts': STEPS,
        'features/keep.phrases': PHRASES,
        'features/keep.feature': FEATURE,
      },
    });
    const inner = run.messages.flatMap(({ attachment }) =>
      attachment?.mediaType === PHRASE_RECORD ? Object.values(readPhraseRecord(attachment.body) ?? {}) : [],
    );
    expectGolden(run, 'phrases-in-text');
    const report = textsBelow(path.join(run.root, 'reports', 'output'));
    expect(report).toContain('"inner":[{"keyword":"Given ","text":"\\"{{colour}}\\" is kept as left"');
    expect(report).toContain('And right should be:: failed');
    expect(inner.map(lines)).toEqual([
      [
        'passed Given left and right hold "{{colour}}" (features/keep.phrases:10)',
        '  passed Given "{{colour}}" is kept as left (features/keep.phrases:6)',
        '  passed And "{{colour}}" is kept as right (features/keep.phrases:7)',
        'passed When these are kept: (features/keep.phrases:11)',
        'passed Then left should be: (features/keep.phrases:12)',
      ],
      [
        'passed Given "green" is kept as left (features/keep.phrases:6)',
        'passed And "green" is kept as right (features/keep.phrases:7)',
      ],
      [
        'passed Then the variable "right" is "x" (features/keep.phrases:18)',
        'failed And right should be: (features/keep.phrases:19)',
        'skipped And "never" is kept as never (features/keep.phrases:23)',
      ],
      ['failed When I wait for ever (features/keep.phrases:26)'],
    ]);
  });
});

const FAULTY: Record<string, string> = {
  'features/faulty.phrases': `Phrase: <who> goes round
  Given "<whom>" is kept as left
  And <who> comes back

Phrase: <who> comes back
  Given <who> goes round

Phrase: nothing happens

Phrase: twice <x> and <x>
  Given "red" is kept as <x>

Phrase: <first> then <second>
  Given "red" is kpet as <first>
  When these are kept:

Phrase: {brackets} (and slashes/strokes) with:
  Given the thing is <how: colourful>
`,
  'features/more.phrases': `Phrases: More

  Phrase: nothing happens
    Given "a" is kept as b

  Phrase: <x: colour> is bright
    Given ambiguous "<x>"
`,
  'features/no-phrase.phrases': `Phrases: No phrase

  Scenario: No phrase
    Given "a" is kept as b
`,
  'features/even-more.phrases': `Phrase: the text "<x>"
  Given ambiguous "<x>"

Phrase: {string} is kept as {word}
  Given "a" is kept as b

Phrase: "<what>" is kept as <where>
  Given "<what>" is kept as <where>
`,
};

describe('what is wrong with phrases', () => {
  it('is told at once before anything runs, with file and line', async () => {
    const run = await runProject({
      files: {
        'brine.config.ts': settingsFile({}),
        'step-definitions/keep.steps.ts': `${STEPS}
Given('ambiguous {string}', (_text: string) => {});
Given(/^ambiguous "(.*)"$/, (_text: string) => {});
`,
        'features/keep.feature': FEATURE,
        ...FAULTY,
      },
    });
    expect(run.exitCode).toBe(2);
    expectGolden(run, 'phrases-faults');
  });
});

/** The data of the site and the pages of the classic dashboard. */
function textsBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(?:data|html)\b.*\.(?:js|html)$/.test(file))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('\n');
}

function lines(steps: readonly InnerStep[]): string[] {
  return steps.flatMap(({ keyword, text, place, status, steps: more = [] }) => [
    `${status} ${keyword}${text} (${place})`,
    ...lines(more).map((line) => `  ${line}`),
  ]);
}
