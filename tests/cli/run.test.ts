import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { Scenario } from '../../reports/messages/run';
import { scenarioKeys } from '../../reports/scenario-keys';
import { results } from '../tools/results';
import { messagesOf, runProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';
import { brine } from './brine';

const FEATURE = `Feature: Orders
  Scenario: long
    Given it takes 60 ms
  Scenario: broken
    Given it breaks
  Scenario Outline: sometimes
    Given it works two times of three
    Examples:
      | n |
      | 1 |
  Scenario: short
    Given it takes 1 ms
`;

const QUARANTINE = `- feature: features/orders.feature
  scenario: broken
  until: 2999-12-31
  reason: it waits for the supplier
`;

const files = {
  'brine.config.ts': settingsFile({}),
  'features/orders.feature': FEATURE,
  'step-definitions/steps.ts': `import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { Given } from '@cucumber/cucumber';

let tries = 0;
Given('it takes {int} ms', async (milliseconds: number) => await setTimeout(milliseconds));
Given('it breaks', () => { if (!existsSync('mended')) throw new Error('broken'); });
Given('it works two times of three', () => { if (++tries % 3 === 0) throw new Error('not now'); });
`,
};

function scenario(name: string, more: Partial<Scenario> = {}): Scenario {
  return { line: 1, keyword: 'Scenario', name, description: '', tags: [], attempts: [], ...more };
}

const order = (root: string) => Object.keys(results(messagesOf(root)));

it('a run takes up what failed in the last one, although lines have moved', async () => {
  const { root, exitCode } = await runProject({ files });
  const again = async (...args: string[]) => await brine(['run', ...args], { cwd: root });
  const feature = path.join(root, 'features', 'orders.feature');
  expect(exitCode).toBe(1);

  writeFileSync(feature, FEATURE.replace('  Scenario: long', '  # A line more.\n\n  Scenario: long'));
  const first = await again('--order', 'failed-first', '--fail-fast');
  expect(first.code).toBe(1);
  expect(results(messagesOf(root))).toEqual({
    broken: 'FAILED',
    long: 'SKIPPED',
    sometimes: 'SKIPPED',
    short: 'SKIPPED',
  });
  expect(order(root)[0]).toBe('broken');
  // What was left off was not skipped on purpose: nobody knows whether it would have passed.
  const { verdict, totals } = JSON.parse(
    readFileSync(path.join(root, 'reports/output/summary.json'), 'utf8'),
  );
  expect(verdict.sentence).toBe('1 of 4 scenarios failed; 3 did not run.');
  expect(totals).toMatchObject({ failed: 1, notRun: 3, skipped: 0 });
  writeFileSync(path.join(root, 'quarantine.yaml'), QUARANTINE);
  const gate = await brine(['gate'], { cwd: root });
  expect(gate.code).toBe(1);
  expect(gate.stdout).toContain('\n  3 scenarios did not run\n');

  // A run takes away the list that the one before it left, which it is given here. What did not run counts as failed.
  const listed = await again('@reports/output/rerun.txt', '--order', 'failed-first', '--fail-fast');
  expect([listed.code, order(root).sort()], listed.stderr).toEqual([
    1,
    ['broken', 'long', 'short', 'sometimes'],
  ]);

  writeFileSync(path.join(root, 'mended'), '');
  const failed = await again('--rerun-failed');
  expect([failed.code, order(root)]).toEqual([0, ['broken', 'sometimes', 'short']]);

  const nothing = await again('--rerun-failed');
  expect(nothing.code).toBe(0);
  expect(nothing.stdout).toMatch(
    /^Nothing failed in the last run \([\d-]{10} [\d:]{5} UTC\): All 3 scenarios passed\.\nThere is nothing to run again\.\n$/,
  );

  const empty = await again('@reports/output/rerun.txt');
  expect([empty.code, empty.stdout]).toEqual([
    0,
    '@reports/output/rerun.txt lists nothing.\nThere is nothing to run.\n',
  ]);

  rmSync(path.join(root, 'reports', 'output', 'summary.json'));
  const unknown = await again('--rerun-failed');
  expect(unknown).toMatchObject({
    code: 2,
    stderr: [
      'There is no last run whose failures could be run again.',
      '  at reports/output/summary.json',
      '  It left no summary.',
      '  → Run the suite first, or write its report again: npm run brine -- report',
      '',
    ].join('\n'),
  });
});

it('a run repeats its scenarios, tells repetitions apart, and names what is flaky', async () => {
  const { root, output, exitCode, messages } = await runProject({
    files,
    args: ['--repeat', '3', '--name', 's$'],
  });
  expect(exitCode).toBe(1);
  expect(results(messages)).toEqual({
    'sometimes (1 of 3)': 'PASSED',
    'sometimes (2 of 3)': 'PASSED',
    'sometimes (3 of 3)': 'FAILED',
  });
  expect(output).toContain(
    [
      'Of 1 scenario that ran 3 times each 1 flaky:',
      '  features/orders.feature:10  sometimes: failed 1 of 3 times',
      '',
      'Why they failed:',
    ].join('\n'),
  );
  expect(output).toContain('Run what failed again: npm start -- features/orders.feature:10\n');
  // It is known by its place: no other run knows the names of repetitions.
  const again = await brine(['run', '--rerun-failed'], { cwd: root });
  expect([again.code, order(root)]).toEqual([0, ['sometimes']]);
});

it('scenarios run in parallel the longest first, as a file says', async () => {
  const row = { examples: { name: '', row: [['n', '1'] as [string, string]], named: false } };
  const scenarios = [scenario('short'), scenario('sometimes', row)];
  const keys = [...scenarioKeys([{ uri: 'features/orders.feature', scenarios }]).values()];
  // What is not known takes as long as half of the others at most: 900.
  const times = [900, 50].map((p50, at) => ({ key: keys[at], p50 }));
  const durations = JSON.stringify([{ project: 'project', scenarios: times }]);
  const { root, messages, output } = await runProject({
    files: { ...files, 'times.json': durations },
    args: ['--parallel', '2', '--durations', 'times.json'],
  });
  const names = new Map(messages.flatMap(({ pickle }) => (pickle ? [[pickle.id, pickle.name]] : [])));
  const planned = messages.flatMap(({ testCase }) => (testCase ? [names.get(testCase.pickleId)] : []));
  expect(planned, output).toEqual(['long', 'broken', 'short', 'sometimes']);
  const wrong = await brine(['run', '--shard', '1/2', '--durations', 'cucumber.js'], { cwd: root });
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('The durations cannot be read.\n');
});
