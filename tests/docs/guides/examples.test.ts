import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fault, Findings } from '../../../authoring/lint/fault';
import { brine } from '../../cli/brine';
import { results } from '../../tools/results';
import { runProject } from '../../tools/run-project';
import { writeProject } from '../../tools/write-project';
import { BAD, BLOCKS, FEATURES, PARTS } from './blocks';
import { fileOf, guidesProject } from './project';
import { ShopServer } from './shop-server';

const named = <T extends { page: string; line: number }>(blocks: readonly T[]) =>
  blocks.map((block) => ({ ...block, at: `${block.page}:${block.line}` }));

describe('the examples of the guides', () => {
  const shop = new ShopServer();
  afterAll(() => shop.close());

  it('run: whole features, with the settings, steps, hooks and plugin that the guides show', async () => {
    const address = await shop.start();
    const run = await runProject({
      files: { ...guidesProject(), 'cucumber.js': withPlugin() },
      args: ['--profile', 'default'],
      env: { BRINE_ENV: 'deployed', ORDERS_URL: address, WEB_URL: address },
    });
    const outcomes = results(run.messages);
    expect(Object.entries(outcomes).filter(([, status]) => status !== 'PASSED')).toEqual([]);
    expect(Object.keys(outcomes).length).toBeGreaterThanOrEqual(FEATURES.length);
    expect(run.output).toContain('0 steps took five seconds or more.');
    expect(run.exitCode).toBe(0);
  });
});

describe('the examples of the guides, linted', () => {
  let root: string;
  let faults: Fault[];

  beforeAll(async () => {
    root = writeProject(guidesProject());
    const { stdout, stderr } = await brine(['lint', 'features', 'parts', 'bad', '--format', 'json'], {
      cwd: root,
    });
    expect(stdout, stderr).not.toBe('');
    ({ faults } = JSON.parse(stdout) as Findings);
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const rulesIn = (file: string) => [
    ...new Set(faults.filter((fault) => fault.file === file).map(({ rule }) => rule)),
  ];

  it('are of every kind', () => {
    expect([FEATURES.length > 4, PARTS.length > 4, BAD.length > 4]).toEqual([true, true, true]);
  });

  it.each(named(FEATURES))('are right: the feature at $at', (block) => {
    expect(faults.filter(({ file }) => file === fileOf('features', block))).toEqual([]);
  });

  it.each(named(PARTS))('are right: the steps at $at', (block) => {
    // A few steps alone need not check anything.
    const said = faults.filter(
      ({ file, rule }) => file === fileOf('parts', block) && rule !== 'missing-then',
    );
    expect(said).toEqual([]);
  });

  it.each(named(BAD))('are wrong where they should be: $about, at $at', (block) => {
    expect(rulesIn(fileOf('bad', block))).toEqual(block.about.split(' ').slice(1));
  });
});

/** The profiles with the line that the guide shows in place of the one without a plugin. */
function withPlugin(): string {
  const { 'cucumber.js': profiles = '' } = guidesProject();
  const line = BLOCKS.find(({ about }) => about === 'part=cucumber.js')?.text.trim() ?? '';
  const changed = profiles.replace('default: shop(),', line);
  expect(changed).toContain("plugin: ['./plugins/slow-steps.js']");
  return changed;
}
