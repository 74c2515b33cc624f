import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { HOME, runProject } from '../../tools/run-project';

const KEPT = path.join(HOME, 'node_modules', '.cache', 'brine', 'modules');
const LOAD = path.join(HOME, 'runs', 'archive', 'load.js');
const FILES = {
  'brine.config.ts': 'export default {};\n',
  'step-definitions/one.steps.ts': `import { When } from '@cucumber/cucumber';

When('nothing happens', () => {});
When('something fails', () => {
  throw new Error('with ' + require(${JSON.stringify(LOAD)}).archiveInUse());
});
`,
  'features/one.feature':
    'Feature: one\n  Scenario: a\n    When nothing happens\n  Scenario: b\n    When something fails\n',
};

/** No other run looks for packages there, so none has its archive. */
const elsewhere = mkdtempSync(path.join(tmpdir(), 'brine-nowhere-'));
const before = archives();
afterAll(() => {
  rmSync(elsewhere, { recursive: true });
  for (const name of added()) rmSync(path.join(KEPT, name), { force: true });
});

function archives(): string[] {
  return existsSync(KEPT) ? readdirSync(KEPT) : [];
}

function added(): string[] {
  return archives().filter((name) => name.endsWith('.bin') && !before.includes(name));
}

it('keeps what a run and its workers have loaded, and later ones find all of it', async () => {
  const run = async (...args: string[]) =>
    await runProject({ files: FILES, args, env: { NODE_PATH: elsewhere } });
  const facts = () => added().map((name) => statSync(path.join(KEPT, name)));

  const first = await run('--parallel', '2');
  expect(facts()[0]?.size).toBeGreaterThan(1_000_000);
  // Files that were written just before the first run are kept by this one.
  const second = await run('--parallel', '2');
  const [kept] = facts();
  const alone = await run();

  expect(facts().map(({ ino, mtimeMs }) => [ino, mtimeMs])).toEqual([[kept?.ino, kept?.mtimeMs]]);
  for (const { exitCode, output } of [first, second, alone]) {
    expect(exitCode).toBe(1);
    expect(output).toContain('step-definitions/one.steps.ts:5');
    expect(output).toMatch(new RegExp(`Error: with .*${added()[0]}`));
    expect(output).toMatch(/2 scenarios \(1 \w+, 1 \w+\)/);
  }
});
