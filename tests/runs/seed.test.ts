import path from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import { readFacts } from '../../reports/facts';
import { expectGolden } from '../tools/golden';
import { results } from '../tools/results';
import { runProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';

const files = {
  'brine.config.ts': settingsFile({}),
  'features/order.feature': `Feature: Order
  Scenario: first
    Given a fake name saved as "name"
    And a unique email saved as "email"
    Then I say "{{name}} {{email}}"

  Scenario Outline: row <n>
    Given a fake city saved as "city"
    And a fake city saved as "other"
    Then I say "{{city}} and {{other}}"

    Examples:
      | n |
      | 1 |
      | 2 |
`,
  'step-definitions/order.steps.ts': `import { Then } from '@cucumber/cucumber';

Then('I say {string}', function (text: string) {
  this.log(text);
});
`,
};

const said = (messages: readonly Envelope[]) => messages.flatMap(({ attachment }) => attachment?.body ?? []);

describe('the made-up values of a run', () => {
  it('come again with the seed, whatever the order of the scenarios', async () => {
    const one = await runProject({ files, args: ['--seed', '1234567'] });
    const other = await runProject({ files, args: ['--order', 'random:7'], env: { BRINE_SEED: '1234567' } });
    expect(said(one.messages)).toHaveLength(3);
    expect(new Set(said(one.messages)).size).toBe(3);
    expect(said(other.messages)).not.toEqual(said(one.messages));
    expect(said(other.messages).sort()).toEqual(said(one.messages).sort());
    expectGolden(one, 'seed');
  });

  it('are others in every run that names no seed, and the run tells which', async () => {
    const one = await runProject({ files });
    const seed = /^Seed: (\d{7})\. The same made-up values again: --seed \1$/m.exec(one.output)?.[1];
    expect(seed).toBeDefined();
    expect((await readFacts(path.join(one.root, 'reports', 'output', 'run.json'))).seed).toBe(seed);
    const again = await runProject({ files, args: [`--seed=${seed}`] });
    expect(said(again.messages)).toEqual(said(one.messages));
    const next = await runProject({ files });
    expect(said(next.messages)).not.toEqual(said(one.messages));
  });

  it('are others in every row of examples that come from a file', async () => {
    const feature = `Feature: Order
  Scenario Outline: row <n>
    Given a unique uuid saved as "id"
    Then I say "{{id}}"

    Examples: from "rows.csv"
`;
    const finished = await runProject({
      files: { ...files, 'features/order.feature': feature, 'rows.csv': 'n\n1\n2\n3\n' },
    });
    expect(new Set(said(finished.messages)).size).toBe(3);
  });

  it('are others when a scenario is tried again', async () => {
    const flaky = files['step-definitions/order.steps.ts'].replace(
      'this.log(text);',
      "this.log(text);\n  if (tries++ === 0) throw new Error('try again');",
    );
    const finished = await runProject({
      files: { ...files, 'step-definitions/order.steps.ts': `let tries = 0;\n${flaky}` },
      args: ['--retry', '1', '--name', 'first'],
    });
    const [before, after] = said(finished.messages).filter((text) => text.includes('@'));
    expect(after).toBeDefined();
    expect(after).not.toBe(before);
  });

  it('have kinds, which are listed when one is not there', async () => {
    const feature = 'Feature: Order\n  Scenario: one\n    Given a fake citty saved as "city"\n';
    const finished = await runProject({ files: { ...files, 'features/order.feature': feature } });
    expect(results(finished.messages)).toEqual({ one: 'FAILED' });
    expect(finished.output).toContain(
      'There is no kind of fake value "citty".\n             → Did you mean "city"? Choose one of: first-name,',
    );
  });

  it('need the seed behind --seed', async () => {
    const finished = await runProject({ files, args: ['--seed'] });
    expect(finished.output).toContain('  --seed needs a value: --seed <seed>\n');
    expect(finished.exitCode).toBe(2);
  });
});
