import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { archiveFile } from '../../../runs/archive/where';
import { ourFile } from '../../../support/home/home';

const folder = mkdtempSync(path.join(tmpdir(), 'brine-where-'));
mkdirSync(path.join(folder, 'node_modules'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const RUN = {
  argv: ['node', ourFile('cli', 'run'), '--tags', '@one'],
  cwd: () => folder,
  env: {},
  execArgv: ['--no-flush-bytecode'],
};

function placeOf(started: Partial<typeof RUN> | { env: NodeJS.ProcessEnv }, facts?: string) {
  return archiveFile(facts ?? 'facts', { ...RUN, ...started });
}

describe('the archive of modules', () => {
  it('is in the nearest node_modules, and the same for all runs that load the same way', () => {
    const place = placeOf({});
    expect(path.dirname(place ?? '')).toBe(path.join(folder, 'node_modules', '.cache', 'brine', 'modules'));
    expect(path.basename(place ?? '')).toMatch(/^run-[0-9a-f]{40}\.bin$/);
    expect(placeOf({ argv: [...RUN.argv, '--dry-run'], env: { PATH: '/bin' } })).toBe(place);
  });

  it.each([
    ['flags of V8', { execArgv: ['--no-opt'] }],
    ['what is loaded first', { env: { NODE_OPTIONS: '-r ./first.js' } }],
    ['where packages are looked for', { env: { NODE_PATH: '/opt/modules' } }],
  ])('is another one for other %s', (_, started) => {
    expect(placeOf(started)).toMatch(/run-[0-9a-f]{40}\.bin$/);
    expect(placeOf(started)).not.toBe(placeOf({}));
  });

  it('is another one where TypeScript is compiled in another way', () => {
    expect(placeOf({}, 'other facts')).not.toBe(placeOf({}));
  });

  it.each([
    ['a debugger', { execArgv: ['--inspect-brk=0'] }],
    [
      'a debugger of an editor',
      { env: { NODE_OPTIONS: '--require /x/bootloader.js --inspect-publish-uid=http' } },
    ],
    ['coverage', { env: { NODE_V8_COVERAGE: 'coverage' } }],
    ['kept code switched off', { env: { NODE_DISABLE_COMPILE_CACHE: '1' } }],
    ['loaders', { execArgv: ['--import', 'tsx'] }],
    ['conditions', { env: { NODE_OPTIONS: '-C development' } }],
    ['links that are not followed', { execArgv: ['--preserve-symlinks'] }],
    ['source maps of Node', { env: { NODE_OPTIONS: '--enable-source-maps' } }],
    ['another program', { argv: ['node', path.join(folder, 'main.js')] }],
    ['a watch, which loads anew what has changed', { argv: ['node', ourFile('cli', 'watch')] }],
    ['no folder for it', { cwd: () => path.parse(folder).root }],
  ])('is not used with %s', (_, started) => {
    expect(placeOf(started)).toBeUndefined();
  });
});
