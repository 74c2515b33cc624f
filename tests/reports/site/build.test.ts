import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { pageFrom } from '../../../reports/site/build';

const folder = mkdtempSync(path.join(tmpdir(), 'brine-page-'));
const [page, cache] = [path.join(folder, 'page'), path.join(folder, 'cache')];
mkdirSync(page);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(() => {
  rmSync(cache, { recursive: true, force: true });
  write('main.ts', "import { word } from './word'; console.log(word);");
  write('word.ts', "export const word = 'figs';");
  write('style.css', 'a { color: red; }');
});

function write(file: string, text: string): void {
  writeFileSync(path.join(page, file), text);
}

/** The one file that is kept. */
function kept(): string {
  return path.join(cache, readdirSync(cache)[0] ?? '');
}

it('is not put together again while its files are what they were', () => {
  const first = pageFrom(page, cache);
  const other = readFileSync(kept(), 'utf8').replace('figs', 'from what was kept');
  writeFileSync(kept(), other);

  expect(first).toEqual({ script: expect.stringContaining('figs'), style: 'a{color:red}' });
  expect(pageFrom(page, cache).script).toContain('from what was kept');
});

it.each(['word.ts', 'main.ts'])('is put together again when %s has changed', (file) => {
  pageFrom(page, cache);
  write(file, `${readFileSync(path.join(page, file), 'utf8')}\nconsole.log('plums');`);

  expect(pageFrom(page, cache).script).toContain('plums');
});

it('is put together again when a file of it is gone, or what was kept cannot be read', () => {
  pageFrom(page, cache);
  write('main.ts', "console.log('alone');");
  rmSync(path.join(page, 'word.ts'));
  expect(pageFrom(page, cache).script).toContain('alone');

  writeFileSync(kept(), '{');
  expect(pageFrom(page, cache).script).toContain('alone');
});

it('is put together each time where nothing can be kept', () => {
  expect(pageFrom(page, undefined).script).toContain('figs');
});
