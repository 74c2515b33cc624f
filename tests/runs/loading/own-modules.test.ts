import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { HOME } from '../../tools/run-project';

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'brine-own-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What `require` finds from the place of a file, with the loader of a run; the code of the error when it finds nothing. */
function found(from: string, requests: readonly string[]): string[] {
  const main = `require(${JSON.stringify(path.join(HOME, 'runs', 'typescript.js'))});
const { resolve } = require('node:module').createRequire(${JSON.stringify(from)});
const found = (request) => { try { return resolve(request) } catch (error) { return error.code } };
console.log(JSON.stringify(${JSON.stringify(requests)}.map(found)));`;
  const said = execFileSync(process.execPath, ['-e', main], { cwd: folder, encoding: 'utf8' });
  return JSON.parse(said) as string[];
}

it('finds modules of its own where Node does', () => {
  const home = (...parts: string[]) => path.join(HOME, ...parts);
  const asked = [
    './wait/until',
    '../runs/worker/worker',
    './home/home',
    './wait',
    './nothing',
    '../package.json',
    'yaml',
    'node:fs',
  ];

  expect(found(home('support', 'x.ts'), asked)).toEqual([
    home('support', 'wait', 'until.ts'),
    home('runs', 'worker', 'worker.ts'),
    home('support', 'home', 'home.js'),
    'MODULE_NOT_FOUND',
    'MODULE_NOT_FOUND',
    home('package.json'),
    home('node_modules', 'yaml', 'dist', 'index.js'),
    'node:fs',
  ]);
});

it('finds those of a project as Node does', () => {
  for (const file of ['both.js', 'both.ts', 'only.ts', path.join('folder', 'index.ts')]) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), '');
  }
  const names = ['both.js', 'only.ts', path.join('folder', 'index.ts')];

  expect(found(path.join(folder, 'main.ts'), ['./both', './only', './folder'])).toEqual(
    names.map((name) => path.join(folder, name)),
  );
});
