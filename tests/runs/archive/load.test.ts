import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOME } from '../../tools/run-project';

/** Loads a package with the archive, tells what it exports and what Node had to load, and keeps the rest. */
const MAIN = `
const Module = require('node:module');
const byNode = [];
const load = Module._extensions['.js'];
Module._extensions['.js'] = (module, file) => {
  if (file.includes('node_modules')) byNode.push(require('node:path').basename(file));
  load(module, file);
};
const { loadFrom } = require(${JSON.stringify(path.join(HOME, 'runs', 'archive', 'load.js'))});
const { keepModules } = require(${JSON.stringify(path.join(HOME, 'runs', 'archive', 'keep.js'))});
byNode.length = 0;
loadFrom(require('node:path').join(__dirname, 'archive', 'run.bin'));
Promise.resolve(require('shop')).then((said) => {
  console.log(JSON.stringify({ said, byNode }));
  keepModules(...(process.argv[2] ? [] : [Infinity]));
});
`;

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'brine-archive-')));
  write('main.js', MAIN);
  write('node_modules/shop/package.json', '{ "name": "shop", "main": "main.js" }');
  write('node_modules/shop/main.js', "module.exports = [require('./price'), require('money')].join(' ');");
  write('node_modules/shop/price/index.js', 'module.exports = 100;');
  write('node_modules/money/package.json', '{ "name": "money", "main": "euro.js" }');
  write('node_modules/money/euro.js', "module.exports = 'EUR';");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function at(...parts: string[]): string {
  return path.join(folder, ...parts);
}

function write(name: string, text: string): void {
  mkdirSync(path.dirname(at(name)), { recursive: true });
  writeFileSync(at(name), text);
}

async function run(...args: string[]): Promise<{ said: unknown; byNode: string[] }> {
  const { stdout } = await promisify(execFile)(process.execPath, [at('main.js'), ...args], { cwd: folder });
  return JSON.parse(stdout);
}

const EVERYTHING = ['main.js', 'index.js', 'euro.js'];
const FROM_ARCHIVE = { said: '100 EUR', byNode: [] };

describe('modules of packages', () => {
  it('are loaded by Node once, and from the archive then', async () => {
    expect(await run()).toEqual({ said: '100 EUR', byNode: EVERYTHING });
    expect(await run()).toEqual(FROM_ARCHIVE);
  });

  it('are kept beside those of other runs', async () => {
    await run();
    write('node_modules/money/package.json', '{ "name": "money", "main": "pound.js" }');
    write('node_modules/money/pound.js', "module.exports = 'GBP';");
    // Everything in the package is under suspicion when its manifest has changed.
    expect(await run()).toEqual({ said: '100 GBP', byNode: ['pound.js'] });
    expect(await run()).toEqual({ said: '100 GBP', byNode: [] });
  });

  it('are not kept when they may have changed while they were loaded', async () => {
    const young = async () => await run('young');
    expect(await young()).toEqual({ said: '100 EUR', byNode: EVERYTHING });
    expect(await young()).toEqual({ said: '100 EUR', byNode: EVERYTHING });
  });
});

describe('what has changed is loaded by Node, and kept anew:', () => {
  const CHANGES: [string, () => void, { said: string; byNode: string[] }][] = [
    [
      'a file, even if its size and time are as before',
      () => {
        const { atime, mtime } = statSync(at('node_modules/money/euro.js'));
        write('node_modules/money/euro.js', "module.exports = 'USD';");
        utimesSync(at('node_modules/money/euro.js'), atime, mtime);
      },
      { said: '100 USD', byNode: ['euro.js'] },
    ],
    [
      'a file that took the place of another',
      () => {
        write('node_modules/money/new.js', "module.exports = 'CHF';");
        renameSync(at('node_modules/money/new.js'), at('node_modules/money/euro.js'));
      },
      { said: '100 CHF', byNode: ['euro.js'] },
    ],
    [
      'a package that was installed anew',
      () => {
        write('new/package.json', '{ "name": "money", "main": "euro.js" }');
        write('new/euro.js', "module.exports = 'NOK';");
        renameSync(at('node_modules/money'), at('old'));
        renameSync(at('new'), at('node_modules/money'));
      },
      { said: '100 NOK', byNode: ['euro.js'] },
    ],
    [
      'a package that is nearer',
      () => write('node_modules/shop/node_modules/money/index.js', "module.exports = 'SEK';"),
      { said: '100 SEK', byNode: ['index.js'] },
    ],
    [
      'a file that comes before a folder',
      () => write('node_modules/shop/price.js', 'module.exports = 200;'),
      { said: '200 EUR', byNode: ['price.js'] },
    ],
    [
      'the file that a folder names',
      () => {
        write('node_modules/shop/price/package.json', '{ "main": "new.js" }');
        write('node_modules/shop/price/new.js', 'module.exports = 300;');
      },
      { said: '300 EUR', byNode: ['new.js'] },
    ],
    [
      'the package that a package is',
      () => {
        write(
          'node_modules/shop/package.json',
          '{ "name": "money", "main": "main.js", "exports": "./own.js" }',
        );
        write('node_modules/shop/own.js', "module.exports = 'own';");
        write('node_modules/shop/main.js', "module.exports = require('money');");
        write('main.js', MAIN.replace("require('shop')", "require('./node_modules/shop/main.js')"));
      },
      { said: 'own', byNode: ['main.js', 'own.js'] },
    ],
  ];

  it.each(CHANGES)('%s', async (_, change, expected) => {
    await run();
    expect(await run()).toEqual(FROM_ARCHIVE);
    change();
    expect(await run()).toEqual(expected);
    expect(await run()).toEqual({ ...expected, byNode: [] });
  });

  it('the kind of module that a package has', async () => {
    write('node_modules/shop/main.js', "globalThis.said = typeof module; var said = 'none';");
    write('main.js', MAIN.replace("require('shop')", "(require('shop'), globalThis.said)"));
    expect(await run()).toEqual({ said: 'object', byNode: ['main.js'] });
    expect(await run()).toEqual({ said: 'object', byNode: [] });
    write('node_modules/shop/package.json', '{ "name": "shop", "main": "main.js", "type": "module" }');
    expect(await run()).toEqual({ said: 'undefined', byNode: ['main.js'] });
  });

  it('the place of a project', async () => {
    await run();
    const moved = `${folder}-moved`;
    cpSync(folder, moved, { recursive: true });
    rmSync(folder, { recursive: true });
    folder = moved;
    write('node_modules/money/euro.js', "module.exports = 'DKK';");
    expect(await run()).toEqual({ said: '100 DKK', byNode: EVERYTHING });
    expect(await run()).toEqual({ said: '100 DKK', byNode: [] });
  });
});

describe('an archive that is not as it was written', () => {
  const archive = () => at('archive', 'run.bin');

  it.each([0, 3, 8, 100, 0.3, 0.6, 0.9])('is not believed: cut off at %d', async (share) => {
    await run();
    const bytes = readFileSync(archive());
    writeFileSync(archive(), bytes.subarray(0, share < 1 ? share * bytes.length : share));
    expect((await run()).said).toBe('100 EUR');
    expect(await run()).toEqual(FROM_ARCHIVE);
  });

  it('is not believed: any of its bytes', async () => {
    await run();
    const bytes = readFileSync(archive());
    for (let share = 0; share < 1; share += 0.07) {
      const changed = Buffer.from(bytes);
      const start = Math.floor(share * bytes.length);
      changed.fill(0, start, start + 60);
      writeFileSync(archive(), changed);
      expect((await run()).said, `from ${share}`).toBe('100 EUR');
    }
    expect(await run()).toEqual(FROM_ARCHIVE);
  });

  it('gives way to later ones when there are many', async () => {
    for (let day = 1; day <= 9; day += 1) {
      write(`archive/old-${day}.bin`, '');
      const time = new Date(Date.now() - day * 24 * 3_600_000);
      utimesSync(at('archive', `old-${day}.bin`), time, time);
    }
    await run();
    const old = [1, 2, 3, 4, 5, 6, 7].map((day) => `old-${day}.bin`);
    expect(readdirSync(at('archive')).sort()).toEqual([...old, 'run.bin']);
  });

  it('is not left behind by two that write it at a time', async () => {
    const results = await Promise.all([run(), run(), run(), run()]);
    expect(results.map(({ said }) => said)).toEqual(Array(4).fill('100 EUR'));
    expect(await run()).toEqual(FROM_ARCHIVE);
    expect(readdirSync(at('archive'))).toEqual(['run.bin']);
  });
});

describe('a module from the archive', () => {
  async function both(text: string): Promise<[byNode: unknown, kept: unknown]> {
    write('node_modules/shop/main.js', text);
    const first = await run();
    const second = await run();
    expect([first.byNode.includes('main.js'), second.byNode]).toEqual([true, []]);
    write('main.js', MAIN.replace(/^loadFrom.*$/m, ''));
    expect((await run()).said).toEqual(first.said);
    return [first.said, second.said];
  }

  it('has the lines of its file in stacks', async () => {
    const [byNode, kept] = await both(
      "'use strict';\nfunction fail() {\n  throw new Error('no');\n}\ntry { fail(); } catch ({ stack }) {\n  module.exports = stack.split('\\n').slice(0, 3);\n}\n//# sourceMappingURL=data:application/json;base64,e30=",
    );
    const file = at('node_modules', 'shop', 'main.js');
    expect(byNode).toEqual([
      'Error: no',
      `    at fail (${file}:3:9)`,
      `    at Object.<anonymous> (${file}:5:7)`,
    ]);
    expect(kept).toEqual(byNode);
  });

  it('has columns from the first line on', async () => {
    const [byNode, kept] = await both("module.exports = new Error('no').stack.split('\\n')[1];");
    expect(kept).toBe(byNode);
    expect(kept).toMatch(/main\.js:1:18\)$/);
  });

  it('has all that a module has', async () => {
    const [byNode, kept] = await both(`#!/usr/bin/env node
require('money');
const name = (file) => require('node:path').basename(file);
module.exports = {
  self: this === exports,
  file: name(__filename),
  folder: name(__dirname),
  main: name(require.main.filename),
  resolved: name(require.resolve('money')),
  paths: require.resolve.paths('money').length > 0,
  missing: (() => { try { require('./none') } catch ({ code, requireStack }) { return [code, requireStack.map(name)] } })(),
  cached: require.cache[__filename] === module,
  children: module.children.map(({ filename }) => name(filename)),
  parent: name(module.parent.filename),
  loaded: module.loaded,
  extensions: '.js' in require.extensions,
  json: require('./package.json').name,
  length: arguments.length,
  strict: (function () { return this === undefined })(),
};
`);
    expect(kept).toEqual(byNode);
    expect(kept).toMatchObject({ self: true, children: ['euro.js'], length: 5 });
  });

  it('is what other modules of the same file are', async () => {
    const [, kept] = await both(
      "require('./price'); delete require.cache[require.resolve('./price')]; module.exports = [require('./price'), require('./price') === require(__dirname + '/price')];",
    );
    expect(kept).toEqual([100, true]);
  });
});

it('keeps with a module what was worked out from it, as long as it stays what it is', async () => {
  const asked = `require('shop'), onceOf(require.resolve('shop'), 'answer', () => (byNode.push('worked out'), 42))`;
  write(
    'main.js',
    MAIN.replace('{ loadFrom }', '{ loadFrom, onceOf }').replace("require('shop')", `(${asked})`),
  );
  expect(await run()).toEqual({ said: 42, byNode: [...EVERYTHING, 'worked out'] });
  expect(await run()).toEqual({ said: 42, byNode: [] });
  write('node_modules/shop/main.js', 'module.exports = 1;');
  expect(await run()).toEqual({ said: 42, byNode: ['main.js', 'worked out'] });
  expect(await run()).toEqual({ said: 42, byNode: [] });
});

it('leaves modules to Node that import others, and those that cannot be read', async () => {
  write('node_modules/shop/main.js', "module.exports = import('./late.mjs').then((late) => late.default);");
  write('node_modules/shop/late.mjs', "export default 'late';");
  expect(await run()).toEqual({ said: 'late', byNode: ['main.js'] });
  expect(await run()).toEqual({ said: 'late', byNode: ['main.js'] });
  write('node_modules/shop/main.js', 'module.exports = ;');
  await expect(run()).rejects.toThrow(/shop[/\\]main\.js:1\s+module\.exports = ;/);
});
