import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOME } from '../../tools/run-project';

/** A home of Brine with modules of its own: what `worlds/main.js` says, and what was loaded until then. */
const MAIN = `
process.loaded = [];
const { loadFrom } = require('./runs/archive/load.js');
const { keepModules } = require('./runs/archive/keep.js');
loadFrom(require('node:path').join(__dirname, 'archive', 'run.bin'));
const main = require('./worlds/main.js');
const before = [...process.loaded];
const said = main.say();
console.log(JSON.stringify({ before, said, after: process.loaded.slice(before.length) }));
keepModules(Infinity);
`;

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'brine-later-')));
  for (const name of ['runs/archive', 'support/home'])
    cpSync(path.join(HOME, name), path.join(folder, name), { recursive: true });
  for (const name of ['transpiled', 'compilers', 'notes', 'source-maps'].map((file) =>
    path.join('loading', file),
  ))
    cpSync(path.join(HOME, 'runs', `${name}.js`), path.join(folder, 'runs', `${name}.js`));
  symlinkSync(path.join(HOME, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  writeFileSync(path.join(folder, 'main.js'), MAIN);
  mkdirSync(path.join(folder, 'worlds'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Modules as they are when they were compiled. */
function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    const mark = 'Object.defineProperty(exports, "__esModule", { value: true });';
    const code = `"use strict";\n${mark}\nprocess.loaded.push('${name}');\n${text}\n`;
    writeFileSync(path.join(folder, 'worlds', `${name}.js`), code);
  }
}

async function run(): Promise<{ before: string[]; said: unknown; after: string[] }> {
  const { stdout } = await promisify(execFile)(process.execPath, ['main.js'], { cwd: folder });
  return JSON.parse(stdout);
}

const PRICE = 'const price_1 = require("./price");\nexports.say = () => price_1.price;';

describe('a module of Brine that another asks for', () => {
  it('is loaded at once when it is new, and when something of it is wanted then', async () => {
    write({
      main: `${PRICE}\nconst unused_1 = require("./unused");`,
      price: 'exports.price = 1;',
      unused: '',
    });
    expect(await run()).toEqual({ before: ['main', 'price', 'unused'], said: 1, after: [] });
    expect(await run()).toEqual({ before: ['main'], said: 1, after: ['price'] });
    expect(await run()).toEqual({ before: ['main'], said: 1, after: ['price'] });
  });

  it('is the same as if it had been loaded', async () => {
    write({
      main: `const a_1 = require("./a");
const b_1 = require("./b");
exports.say = () => {
  const keys = Object.keys(a_1);
  const first = a_1.count;
  a_1.up();
  return [keys, first, a_1.count, b_1.same(a_1.Thing), new a_1.Thing() instanceof a_1.Thing, a_1.__esModule, 'none' in a_1, Object.keys(a_1)];
};`,
      a: `let count = 1;
Object.defineProperty(exports, "count", { enumerable: true, get: function () { return count; } });
exports.up = () => { count += 1; };
exports.Thing = class {};`,
      b: 'const a_1 = require("./a");\nexports.same = (one) => one === a_1.Thing && a_1.count === 2;',
    });
    const { said } = await run();
    expect(said).toEqual([['count', 'up', 'Thing'], 1, 2, true, true, true, false, ['count', 'up', 'Thing']]);
    expect(await run()).toEqual({ before: ['main'], said, after: ['a', 'b'] });
  });

  it('is loaded at once when it is asked for nothing, and when it takes something as it finds it', async () => {
    write({
      main: `${PRICE}\nrequire("./effect");\nconst clock_1 = require("./clock");\nconst all_1 = require("./all");`,
      price: 'exports.price = 1;',
      effect: 'exports.done = true;',
      clock: 'const { setTimeout } = globalThis;\nexports.wait = setTimeout;',
      all: 'const __exportStar = (m, to) => Object.assign(to, m);\n__exportStar(require("./price"), exports);',
    });
    await run();
    expect(await run()).toEqual({ before: ['main', 'effect', 'clock', 'all', 'price'], said: 1, after: [] });
  });

  it('may ask for the one that asks', async () => {
    write({
      main: 'const a_1 = require("./a");\nexports.say = () => a_1.twice(3);',
      a: 'const b_1 = require("./b");\nexports.twice = (n) => b_1.add(n, n);\nexports.zero = 0;',
      b: 'const a_1 = require("./a");\nexports.add = (n, m) => n + m + a_1.zero;',
    });
    expect(await run()).toMatchObject({ said: 6 });
    expect(await run()).toEqual({ before: ['main'], said: 6, after: ['a', 'b'] });
  });

  it('fails each time that it is wanted', async () => {
    write({
      main: `const price_1 = require("./price");
const ask = () => { try { return price_1.price } catch ({ message }) { return message } };
exports.say = () => [ask(), ask()];`,
      price: "if (process.loaded.said) throw new Error('no');\nexports.price = 1;",
    });
    await run();
    writeFileSync(
      path.join(folder, 'main.js'),
      MAIN.replace('const said', 'process.loaded.said = true;\nconst said'),
    );
    expect(await run()).toEqual({ before: ['main'], said: ['no', 'no'], after: ['price', 'price'] });
  });
});

describe('a module that may wait', () => {
  it('is loaded at once, with what it exports now, when it has changed', async () => {
    write({
      main: 'const price_1 = require("./price");\nexports.say = () => price_1.more ?? price_1.price;',
      price: 'exports.price = 1;',
    });
    await run();
    expect(await run()).toMatchObject({ said: 1, after: ['price'] });
    write({ price: 'exports.more = 2;' });
    expect(await run()).toEqual({ before: ['main', 'price'], said: 2, after: [] });
    expect(await run()).toEqual({ before: ['main'], said: 2, after: ['price'] });
  });

  it('is what it was when the run began, whatever comes of its file', async () => {
    write({ main: PRICE, price: 'exports.price = 1;' });
    await run();
    writeFileSync(
      path.join(folder, 'main.js'),
      MAIN.replace('const said', "require('node:fs').rmSync('worlds', { recursive: true });\nconst said"),
    );
    expect(await run()).toEqual({ before: ['main'], said: 1, after: ['price'] });
  });
});
