import { execFile } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { HOME } from '../tools/commands';
import { newFolder } from '../tools/folder';

const PASSES = `import { expect, it } from 'vitest';\nit('passes', () => expect(1).toBe(1));`;
const FAILS = PASSES.replace('toBe(1)', 'toBe(2)');
/** Fails when it is run for the first time. */
const BUSY = `import { existsSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
it('was too slow', () => {
  const mark = new URL('seen', import.meta.url);
  const seen = existsSync(mark);
  writeFileSync(mark, '');
  expect(seen).toBe(true);
});`;

/** What the script says of these tests, and its exit code. */
async function ran(tests: readonly string[]): Promise<[said: string, code: unknown]> {
  const folder = newFolder();
  symlinkSync(path.join(HOME, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  tests.forEach((text, index) => void writeFileSync(path.join(folder, `${index}.test.ts`), text));
  const args = [path.join(HOME, 'scripts', 'unit.mjs'), '--root', folder];
  return await new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder }, (error, stdout) => {
      const own = stdout.split('\n').filter((line) => /^(Running|Passed)/.test(line));
      resolve([own.join('\n').replaceAll(folder + path.sep, ''), error?.code ?? 0]);
    });
  });
}

it.each([
  ['nothing when all pass', [PASSES], '', 0],
  [
    'what failed by accident, and names it',
    [PASSES, BUSY],
    'Running again, alone: 1.test.ts\nPassed only alone; to be mended: 1.test.ts',
    0,
  ],
  ['what fails alone too', [PASSES, FAILS], 'Running again, alone: 1.test.ts', 1],
  ['nothing where too much fails', [FAILS, FAILS, FAILS, BUSY], '', 1],
])('runs again %s', async (_, tests, said, code) => {
  expect(await ran(tests)).toEqual([said, code]);
});
