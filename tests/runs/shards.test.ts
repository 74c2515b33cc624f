import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { RunFacts } from '../../reports/facts';
import type { Summary } from '../../reports/summary/shape';
import { brine } from '../cli/brine';
import { runProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';

const SHARDS = [1, 2, 3, 4];

const feature = (name: string, ...scenarios: string[]) => [`Feature: ${name}`, ...scenarios, ''].join('\n');

/** Forty scenarios: rows of an outline, rows of a file that share a line, a rule, twins, two failures, and one that is flaky. */
const files = {
  'brine.config.ts': settingsFile({}),
  'rows.csv': `n\n${Array.from({ length: 12 }, (_, at) => at).join('\n')}\n`,
  'features/rows.feature': feature(
    'Rows',
    '  Scenario Outline: row <n>',
    '    Given it takes <n> ms',
    '    Examples:',
    '      | n |',
    ...Array.from({ length: 18 }, (_, at) => `      | ${at} |`),
  ),
  'features/file.feature': feature(
    'From a file',
    '  Scenario Outline: from a file',
    '    Given it takes <n> ms',
    '    Examples: from "rows.csv"',
  ),
  'features/others.feature': feature(
    'Others',
    '  Scenario: long',
    '    Given it takes 300 ms',
    '  @flaky',
    '  Scenario: flaky',
    '    Given it works the second time',
    '  @team:stock',
    '  Scenario: broken',
    '    Given it breaks',
    ...Array.from({ length: 3 }, () => '  Scenario: twin\n    Given it takes 1 ms'),
    '  Rule: apart',
    '    @team:orders',
    '    Scenario: broken',
    '      Given it breaks',
    ...Array.from({ length: 3 }, (_, at) => `    Scenario: ruled ${at}\n      Given it takes 2 ms`),
  ),
  'step-definitions/steps.ts': `import { copyFileSync } from 'node:fs';
import { AfterAll, Given } from '@cucumber/cucumber';
import { setTimeout } from 'node:timers/promises';

let tries = 0;
Given('it takes {int} ms', async (milliseconds: number) => await setTimeout(milliseconds));
Given('it breaks', () => { throw new Error('broken'); });
Given('it works the second time', () => { tries += 1; if (tries < 2) throw new Error('not yet'); });
AfterAll(() => copyFileSync('reports/output/run.json', 'known-before-the-end.json'));
`,
};

const RETRY = ['--retry', '1', '--retry-tag-filter', '@flaky'];

/** What must not depend on how a run was cut. */
function told(output: string) {
  const read = (name: string) => readFileSync(path.join(output, name), 'utf8');
  const { totals, clusters, flaky, dimensions, verdict, faults, warnings } = JSON.parse(
    read('summary.json'),
  ) as Summary;
  const junit = read('junit.xml').replaceAll(/ (time|timestamp)="[^"]*"/g, '');
  return {
    totals,
    clusters,
    flaky,
    dimensions,
    verdict: verdict.state,
    faults,
    warnings,
    junit,
    rerun: read('rerun.txt'),
  };
}

it('four shards, dealt out by time and merged, tell the same as a run in one piece', async () => {
  const { root, exitCode, output } = await runProject({ files, args: RETRY });
  const results = path.join(root, 'reports', 'output');
  const whole = told(results);
  expect(exitCode, output).toBe(1);
  expect(whole.totals).toMatchObject({ scenarios: 40, passed: 38, failed: 2, flaky: 1 });
  writeFileSync(
    path.join(root, 'durations.json'),
    (await brine(['history', 'durations'], { cwd: root })).stdout,
  );
  const sizes: number[] = [];
  for (const index of SHARDS) {
    const ended = await brine(['run', ...RETRY, '--shard', `${index}/4`, '--durations', 'durations.json'], {
      cwd: root,
      // The history knows them too; the file alone must do.
      env: { BRINE_HISTORY: 'off' },
    });
    const [, size] =
      new RegExp(
        `^Shard ${index} of 4: (\\d+) of 40 scenarios, [\\d.]+ of [\\d.]+ s, by past durations of 40\\.$`,
        'm',
      ).exec(ended.stderr) ?? [];
    sizes.push(Number(size));
    const facts = JSON.parse(readFileSync(path.join(results, 'run.json'), 'utf8')) as RunFacts;
    expect(facts.shard?.sizes?.[index - 1], ended.stderr).toBe(Number(size));
    // That the others are missing is true of each.
    expect(ended.stderr).not.toMatch(/is missing|did not run/);
    // Of a shard that dies the others are to know how it was dealt out.
    const before = readFileSync(path.join(root, 'known-before-the-end.json'), 'utf8');
    expect((JSON.parse(before) as RunFacts).shard).toEqual(facts.shard);
    for (const name of ['messages.ndjson', 'run.json'])
      cpSync(path.join(results, name), path.join(root, `shard-${index}`, name));
  }
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(40);
  // One scenario takes as long as all others together, so one shard has little else.
  expect(Math.min(...sizes)).toBeLessThan(6);
  const merged = await brine(['merge', ...SHARDS.map((index) => `shard-${index}`), '--output', 'merged'], {
    cwd: root,
  });
  expect(merged.code, merged.stderr).toBe(1);
  expect(told(path.join(root, 'merged'))).toEqual(whole);
});
