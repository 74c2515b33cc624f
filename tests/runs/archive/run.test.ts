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
  for (const one of added()) rmSync(path.join(KEPT, one), { force: true });
});

function archives(): string[] {
  return existsSync(KEPT) ? readdirSync(KEPT) : [];
}

function added(): string[] {
  return archives().filter((name) => name.endsWith('.bin') && !before.includes(name));
}

/** What a step has said of it. Other tests may add theirs. */
function archiveOf({ output }: { output: string }): string {
  return /Error: with .*(run-\w+\.bin)/.exec(output)?.[1] ?? 'none';
}

it('keeps what a run and its workers have loaded, and later ones find all of it', async () => {
  const run = async (...args: string[]) =>
    await runProject({ files: FILES, args, env: { NODE_PATH: elsewhere } });
  const facts = (name: string) => {
    const { size, ino, mtimeMs } = statSync(path.join(KEPT, name));
    return { size, ino, mtimeMs };
  };

  const first = await run('--parallel', '2');
  const name = archiveOf(first);
  expect(facts(name).size).toBeGreaterThan(1_000_000);
  // Files that were written just before the first run are kept by this one, and ES modules as they are when they have run.
  const second = await run('--parallel', '2');
  // Without workers the main thread needs more.
  const alone = await run();
  const kept = facts(name);
  const others = [await run('--parallel', '2'), await run()];

  expect(facts(name)).toEqual(kept);
  for (const { exitCode, output } of [first, second, alone, ...others]) {
    expect(exitCode).toBe(1);
    expect(output).toContain('step-definitions/one.steps.ts:5');
    expect(archiveOf({ output })).toBe(name);
    expect(output).toMatch(/2 scenarios \(1 \w+, 1 \w+\)/);
  }
});
