import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOME } from '../tools/run-project';

const MAIN = `require(${JSON.stringify(path.join(HOME, 'runs', 'typescript.js'))});
const { greet } = require('./greet.ts');
const has = (name) => Object.keys(require.cache).some((file) => file.includes('/node_modules/' + name + '/'));
console.log(JSON.stringify({
  said: greet({ name: 'Ann' }),
  compilers: ['ts-node', 'typescript', '@swc/core'].filter(has),
  at: /greet\\.ts:\\d+:\\d+/.exec(greet({ name: '' }).stack)?.[0],
}));
`;

const greet = (word: string) => `interface Person {
  name: string;
}

export function greet({ name }: Person): unknown {
  return name === '' ? new Error('nobody') : \`${word} \${name}\`;
}
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'brine-typescript-'));
  write('package.json', '{ "type": "commonjs" }');
  write('main.js', MAIN);
  write('greet.ts', greet('Hello'));
  mkdirSync(path.join(folder, 'node_modules'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): void {
  writeFileSync(path.join(folder, name), text);
}

function run(env: NodeJS.ProcessEnv = {}): { said: string; compilers: string[]; at: string } {
  const options = { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } } as const;
  return JSON.parse(execFileSync(process.execPath, ['main.js'], options));
}

const ALL = ['ts-node', 'typescript', '@swc/core'];
const KEPT = { said: 'Hello Ann', compilers: [], at: 'greet.ts:6:24' };

describe('TypeScript that was transpiled before', () => {
  it('is taken from the cache, and no compiler is loaded', () => {
    expect(run()).toEqual({ ...KEPT, compilers: ALL });
    expect(run()).toEqual(KEPT);
  });

  it('is transpiled again when it has changed', () => {
    run();
    write('greet.ts', greet('Bye'));
    expect(run()).toEqual({ ...KEPT, said: 'Bye Ann', compilers: ALL });
    expect(run()).toEqual({ ...KEPT, said: 'Bye Ann' });
  });

  it.each([
    ['tsconfig.json', '{ "compilerOptions": { "module": "nodenext" } }'],
    ['base.json', '{ "compilerOptions": { "strict": true } }'],
  ])('is transpiled again when %s has changed', (name, text) => {
    write('base.json', '{ "compilerOptions": {} }');
    write('tsconfig.json', '{ "extends": "./base.json" }');
    run();
    expect(run().compilers).toEqual([]);
    write(name, text);
    expect(run().compilers).toEqual(ALL);
  });

  it('is taken from the cache where the project has its JavaScript checked too', () => {
    write('tsconfig.json', '{ "compilerOptions": { "allowJs": true } }');
    run();
    expect(run()).toEqual(KEPT);
  });

  it('is not taken from a file that is not whole', () => {
    run();
    const cache = path.join(folder, 'node_modules', '.cache', 'brine', 'typescript');
    for (const file of readdirSync(cache)) writeFileSync(path.join(cache, file), '// half');
    expect(run()).toEqual({ ...KEPT, compilers: ALL });
    expect(run()).toEqual(KEPT);
  });
});

it('can be new to a thread alone, which loads nothing that must not be unloaded with it', () => {
  write(
    'thread.js',
    `require(${JSON.stringify(path.join(HOME, 'runs', 'typescript.js'))});
const { Worker, isMainThread, parentPort } = require('node:worker_threads');
if (isMainThread) new Worker(__filename).on('message', (said) => console.log(JSON.stringify(said)));
else {
  const { greet } = require('./greet.ts');
  const swc = Object.keys(require.cache).some((file) => file.includes('/@swc/core/'));
  parentPort.postMessage({ said: greet({ name: 'Ann' }), at: /\\.ts:\\d+/.exec(greet({ name: '' }).stack)[0], swc });
}
`,
  );
  const said = execFileSync(process.execPath, ['thread.js'], { cwd: folder, encoding: 'utf8' });
  expect(JSON.parse(said)).toEqual({ said: 'Hello Ann', at: '.ts:6', swc: false });
});

describe('TypeScript is left to ts-node', () => {
  it.each([
    ['settings of its own', '{ "ts-node": { "moduleTypes": {} } }'],
    ['an order of extensions', '{ "ts-node": { "preferTsExts": true } }'],
  ])('where the project has %s', (_, config) => {
    write('tsconfig.json', config);
    run();
    expect(run()).toEqual({ ...KEPT, compilers: ALL });
  });

  it('where the environment sets it up', () => {
    run();
    expect(run({ TS_NODE_LOG_ERROR: 'true' })).toEqual({ ...KEPT, compilers: ALL });
  });

  it('where there is no folder to keep anything in', () => {
    rmSync(path.join(folder, 'node_modules'), { recursive: true });
    run();
    expect(run()).toEqual({ ...KEPT, compilers: ALL });
  });

  it('imports the default of what has none of its own, whatever the project says of that', () => {
    write('tsconfig.json', '{ "compilerOptions": { "module": "nodenext" } }');
    const joined = greet('Hello').replace('$' + '{name}`', '$' + "{path.join(name, 'b')}`");
    write('greet.ts', `import path from 'node:path';\n${joined}`);
    expect(run().said).toBe(`Hello ${path.join('Ann', 'b')}`);
  });
});
