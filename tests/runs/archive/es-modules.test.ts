import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOME } from '../../tools/run-project';

/** Asks main.mjs or the package what there is to say, with the archive, and tells which ES modules Node had to load. */
const MAIN = `
const Module = require('node:module');
const path = require('node:path');
const byNode = [];
Module.registerHooks({ load: (url, context, next) => {
  const result = next(url, context);
  if (result.format === 'module' && url.includes('node_modules') && !byNode.includes(path.basename(url)))
    byNode.push(path.basename(url));
  return result;
} });
const { loadFrom } = require(${JSON.stringify(path.join(HOME, 'runs', 'archive', 'load.js'))});
const { keepModules } = require(${JSON.stringify(path.join(HOME, 'runs', 'archive', 'keep.js'))});
if (process.argv[2] !== 'without') loadFrom(path.join(__dirname, 'archive', 'run.bin'));
(async () => {
  const said = await require('./asks.js')();
  console.log(JSON.stringify({ said, byNode: byNode.sort() }));
  keepModules(Infinity);
})();
`;

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'brine-es-')));
  write('main.js', MAIN);
  write('asks.js', "module.exports = async () => require('shop').default;");
  write('node_modules/shop/package.json', '{ "name": "shop", "type": "module", "main": "index.js" }');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function at(...parts: string[]): string {
  return path.join(folder, ...parts);
}

function write(name: string, text: string): void {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
}

function inShop(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) write(`node_modules/shop/${name}`, text);
}

async function run(...args: string[]): Promise<{ said: unknown; byNode: string[] }> {
  const { stdout } = await promisify(execFile)(process.execPath, [at('main.js'), ...args], { cwd: folder });
  return JSON.parse(stdout);
}

/** What it says by Node alone, then twice from the archive: as it was kept, and as it was kept after it ran. */
async function always(): Promise<{ said: unknown; byNode: string[][] }> {
  const alone = await run('without');
  const runs = [await run(), await run(), await run()];
  for (const one of runs) expect(one.said).toEqual(alone.said);
  expect(runs[0]?.byNode).toEqual(alone.byNode);
  return { said: alone.said, byNode: runs.slice(1).map((one) => one.byNode) };
}

const PRICE = {
  'index.js': "import { price } from './price.js';\nexport default [price, 'EUR'].join(' ');\n",
  'price.js': 'export const price = 100;\n',
};
const NONE = [[], []];

describe('an ES module that is required', () => {
  it('is loaded by Node once, and from the archive then, with what it imports', async () => {
    inShop(PRICE);
    expect((await run()).byNode).toEqual(['index.js', 'price.js']);
    expect(await run()).toEqual({ said: '100 EUR', byNode: [] });
    expect(await run()).toEqual({ said: '100 EUR', byNode: [] });
  });

  it('has all ways to import and to export', async () => {
    write('node_modules/money/package.json', '{ "name": "money" }');
    write('node_modules/money/index.js', "exports.euro = 'EUR'; exports.pound = 'GBP';");
    inShop({
      'index.js': `#!/usr/bin/env node
import tax, { rate as percent } from './tax.js';
import * as tools from './tools.js';
import * as path from 'node:path';
import fs, { existsSync } from 'fs';
import money, { euro } from 'money';
import data from './data.json' with { type: 'json' };
export * from './stars.js'
export * as more from './stars.js'
export { rate, default as taxes } from './tax.js'
export let late
export const own = 1, other = 2
export default class Shop {}
export { tools };
late = [tax.name, percent, Object.keys(tools), path.sep === path.posix.sep, path.default.sep === path.sep,
  fs.existsSync === existsSync, money.pound, euro, data.open, typeof require, typeof module, typeof exports, typeof __filename, this === undefined,
  Object.prototype.toString.call(tools), Object.isExtensible(tools), tools.toString === undefined];
`,
      'tax.js': 'export default function tax() {}\nexport const rate = 0.19;\nexport { rate as again };\n',
      'tools.js': 'export function cut() { return late }\nlet late = 3;\nexport class Saw {};\n',
      'stars.js': "export const sun = 'sun', own = 'not this one';\nexport default 'nor this';\n",
      'data.json': '{ "open": true }',
    });
    write(
      'asks.js',
      `module.exports = () => {
        const shop = require('shop');
        const { late, sun, own, other, taxes, rate, more, tools, default: Shop } = shop;
        return { late, sun, own, other, taxes: taxes.name, rate, more, Shop: Shop.name, cut: tools.cut(), keys: Object.keys(shop),
          mark: shop.__esModule, tools: Object.keys(tools), same: require('shop') === shop,
          frozen: (() => { 'use strict'; try { shop.own = 2 } catch (error) { return error.constructor.name } })() };
      };`,
    );
    const { said, byNode } = await always();
    expect(said).toMatchObject({
      own: 1,
      sun: 'sun',
      mark: true,
      same: true,
      Shop: 'Shop',
      frozen: 'TypeError',
    });
    expect(byNode).toEqual(NONE);
  });

  it('without a default export has no mark', async () => {
    inShop({ 'index.js': 'export const price = 1;\n' });
    write(
      'asks.js',
      "module.exports = () => [Object.keys(require('shop')), '__esModule' in require('shop')];",
    );
    expect(await always()).toEqual({ said: [['price'], false], byNode: NONE });
  });

  it('has the lines and columns of its file in stacks, under the name that Node gives it', async () => {
    inShop({
      'index.js':
        "import { fail } from './fail.js'; export default [new Error('here').stack.split('\\n')[1], fail()];\n//# sourceMappingURL=data:application/json;base64,e30=",
      'fail.js':
        "import {\n  sep,\n} from 'node:path';\n\nexport function fail() {\n  return new Error(sep).stack.split('\\n')[1];\n}\n",
    });
    const { said, byNode } = await always();
    expect(String(said)).toMatch(/at file:\/\/\/.*index\.js:1:51,\s+at fail \(file:\/\/\/.*fail\.js:6:10\)$/);
    expect(byNode).toEqual(NONE);
  });

  it('is evaluated once, also if it fails', async () => {
    inShop({
      'index.js':
        "globalThis.times = (globalThis.times ?? 0) + 1;\nif (process.argv[3]) throw new Error('no');\nexport default 1;\n",
    });
    write(
      'asks.js',
      `const ask = () => { try { return require('shop').default } catch ({ message }) { return message } };
      module.exports = () => { const all = [ask(), ask()]; delete require.cache[require.resolve('shop')]; return [...all, ask(), globalThis.times] };`,
    );
    expect(await always()).toEqual({ said: [1, 1, 1, 1], byNode: NONE });
    expect(await run('with', 'fault')).toEqual({ said: ['no', 'no', 'no', 1], byNode: [] });
  });
});

describe('there is one of each, whoever asks for it:', () => {
  const shop = {
    'index.js': "export * from './thing.js';\nexport { default } from './thing.js';\n",
    'thing.js': 'export class Thing {}\nexport default new Thing();\n',
  };

  it('an ES module of the project that imports what was required', async () => {
    inShop(shop);
    write(
      'late.mjs',
      "import one, { Thing } from 'shop';\nimport * as all from 'shop';\nexport { one, Thing, all };\n",
    );
    write(
      'asks.js',
      `module.exports = async () => {
        const required = require('shop');
        const { one, Thing, all } = await import('./late.mjs');
        const inner = await import('./node_modules/shop/thing.js');
        return [one === required.default, Thing === required.Thing, one instanceof Thing, Object.keys(all), inner.Thing === Thing];
      };`,
    );
    expect(await always()).toEqual({ said: [true, true, true, ['Thing', 'default'], true], byNode: NONE });
  });

  it('the same, behind hooks of the project', async () => {
    inShop(shop);
    write('hooks.mjs', 'export const load = async (url, context, next) => await next(url, context);\n');
    write('late.mjs', "export { Thing } from 'shop';\n");
    write(
      'asks.js',
      `module.exports = async () => {
        const { Thing } = require('shop');
        Module.register('./hooks.mjs', 'file://' + __filename);
        return (await import('./late.mjs')).Thing === Thing;
      };
      const Module = require('node:module');`,
    );
    expect(await always()).toEqual({ said: true, byNode: NONE });
  });

  it('a module that requires what an ES module of the project has imported', async () => {
    inShop(shop);
    write('asks.js', "module.exports = () => require('shop').Thing.name;");
    await run();
    write('early.mjs', "export * from 'shop';\n");
    write(
      'asks.js',
      "module.exports = async () => (await import('./early.mjs')).Thing === require('shop').Thing;",
    );
    expect(await always()).toEqual({
      said: true,
      byNode: [
        ['index.js', 'thing.js'],
        ['index.js', 'thing.js'],
      ],
    });
  });

  it('a module that requires what imports something that Node has', async () => {
    inShop(shop);
    write('asks.js', "module.exports = () => require('shop').Thing.name;");
    await run();
    write(
      'asks.js',
      `module.exports = async () => {
        const { Thing } = await import('./node_modules/shop/thing.js');
        return [require('shop').Thing === Thing, require('shop/thing.js').Thing === Thing];
      };`,
    );
    expect(await always()).toEqual({
      said: [true, true],
      byNode: [
        ['index.js', 'thing.js'],
        ['index.js', 'thing.js'],
      ],
    });
  });

  it('one that Node has to load and one that it has not', async () => {
    inShop({
      ...shop,
      'where.js': "export { Thing } from './thing.js';\nexport default import.meta.url.length;\n",
    });
    write(
      'asks.js',
      "module.exports = () => [require('shop').Thing === require('shop/where.js').Thing, require('shop/where.js').default > 9];",
    );
    expect(await always()).toEqual({ said: [true, true], byNode: [['where.js'], ['where.js']] });
  });
});

describe('what cannot be a function in the same way is left to Node, with all that imports it:', () => {
  it.each([
    ['import.meta', 'export const it = typeof import.meta.url;'],
    ['import()', "export const it = typeof (() => import('node:fs'));"],
    ['a binding that changes later', 'export let it = 1;\nexport function change() { it = 2 }\nchange();'],
    [
      'one that changes by a loop',
      'export let it = 1;\nexport const change = () => { for (it of [5]); };\nchange();',
    ],
    ['a default export without a name', 'export default () => {};\nexport const it = 1;'],
    ['a name in quotes', "const own = 1;\nexport { own as 'an own', own as it };"],
    ['an import of itself', "import * as self from './it.js';\nexport const it = () => self.it.name;"],
    [
      'a name that two modules have',
      "export * from './a.js';\nexport * from './b.js';\nexport const it = 1;",
    ],
    ['names that are ours', 'export const _brine$0 = 1;\nexport const it = 1;'],
  ])('%s', async (_, text) => {
    inShop({
      'index.js':
        "import * as all from './it.js';\nexport default [typeof all.it, Object.keys(all), all.default?.name];\n",
      'it.js': `${text}\n`,
      'a.js': 'export const twice = 1;\n',
      'b.js': 'export const twice = 2;\n',
    });
    const { byNode } = await always();
    for (const one of byNode) expect(one).toEqual(expect.arrayContaining(['index.js', 'it.js']));
  });
});

describe('what has changed is loaded by Node, and kept anew:', () => {
  it.each([
    ['a module', 'price.js', 'export const price = 200;\n', '200 EUR'],
    ['names behind a star', 'price.js', 'export const add = 1, price = 300;\n', '300 EUR'],
    ['what is imported', 'index.js', "import { price } from './other.js';\nexport default price;\n", 400],
  ])('%s', async (_, name, text, said) => {
    inShop({
      ...PRICE,
      'all.js': "export * from './price.js';\n",
      'other.js': 'export const price = 400;\n',
    });
    write('asks.js', "module.exports = () => (require('shop/all.js').price && require('shop').default);");
    await run();
    expect((await run()).byNode).toEqual([]);
    inShop({ [name]: text });
    const changed = await run();
    expect(changed.said).toBe(said);
    expect(changed.byNode).toContain(name);
    expect(await run()).toEqual({ said, byNode: [] });
  });

  it('the file that an import finds', async () => {
    inShop({ 'index.js': "import euro from 'money';\nexport default euro;\n" });
    const money = {
      'package.json': '{ "name": "money", "type": "module", "exports": "./index.js" }',
      'index.js': "export default 'EUR';\n",
    };
    for (const [name, text] of Object.entries(money)) write(`node_modules/money/${name}`, text);
    await run();
    expect(await run()).toEqual({ said: 'EUR', byNode: [] });
    for (const [name, text] of Object.entries(money))
      write(`node_modules/shop/node_modules/money/${name}`, text.replace('EUR', 'SEK'));
    expect((await run()).said).toBe('SEK');
    expect(await run()).toEqual({ said: 'SEK', byNode: [] });
  });

  it('the kind of a module that is imported', async () => {
    inShop({ 'index.js': "import { euro } from 'money';\nexport default euro;\n" });
    write('node_modules/money/package.json', '{ "name": "money" }');
    write('node_modules/money/index.js', "exports.euro = 'EUR';");
    await run();
    expect(await run()).toEqual({ said: 'EUR', byNode: [] });
    write('node_modules/money/package.json', '{ "name": "money", "type": "module" , "main": "index.js" }');
    write('node_modules/money/index.js', "export const euro = 'DKK';");
    expect((await run()).said).toBe('DKK');
    expect(await run()).toEqual({ said: 'DKK', byNode: [] });
  });
});
