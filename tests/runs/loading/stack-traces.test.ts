import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { HOME } from '../../tools/run-project';

const folder = mkdtempSync(path.join(tmpdir(), 'brine-stacks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FAILS = `interface Order {
  id: number;
}

export function pay(order: Order): Error {
  return new RangeError(\`order \${order.id}\`);
}
`;

/** What a program prints that has TypeScript through ts-node, with what is remembered or as ts-node alone has it. */
function run(main: string, prelude: string): string {
  writeFileSync(path.join(folder, 'fails.ts'), FAILS);
  writeFileSync(path.join(folder, 'main.js'), `${prelude}\n${main}`);
  return execFileSync(process.execPath, [path.join(folder, 'main.js')], { encoding: 'utf8' });
}

const OURS = `require(${JSON.stringify(path.join(HOME, 'runs', 'typescript.js'))});`;
const PLAIN = `require(${JSON.stringify(path.join(HOME, 'node_modules', 'ts-node'))})
  .register({ swc: true, compilerOptions: { target: 'es2022' } });`;

describe('stacks that are remembered', () => {
  const main = `const { pay } = require('./fails.ts');
const { format } = require('node:util');
const again = (id) => pay({ id }).stack;
const nodes = () => { try { require('node:fs').openSync(9); } catch (error) { return error.stack; } };
console.log(format([again(1), again(2), new Error('here').stack, new Error('there').stack, nodes(), nodes()].join('\\n')));
`;

  it('are those of ts-node, also the second time', () => {
    expect(run(main, OURS).replaceAll(/\d+(?=:\d+\)?$)/gm, 'n')).toBe(
      run(main, PLAIN).replaceAll(/\d+(?=:\d+\)?$)/gm, 'n'),
    );
  });

  it('name the line of the source, and each error its own message', () => {
    const lines = run(main, OURS).split('\n');
    expect(lines.filter((line) => line.includes('fails.ts'))).toEqual([
      `    at pay (${path.join(folder, 'fails.ts')}:6:10)`,
      `    at pay (${path.join(folder, 'fails.ts')}:6:10)`,
    ]);
    expect(lines.filter((line) => line.startsWith('RangeError'))).toEqual([
      'RangeError: order 1',
      'RangeError: order 2',
    ]);
  });

  it('are written as Node writes them where the source maps cannot be had', () => {
    const broken = `const Module = require('node:module');
const { _load } = Module;
Module._load = (request, ...more) => {
  if (request.startsWith('@cspotcode')) throw new Error('too many open files');
  return _load(request, ...more);
};
console.log(new RangeError('here').stack);
Module._load = _load;
console.log(new RangeError('there').stack);
`;
    const lines = run(broken, OURS).split('\n');
    expect(lines.slice(0, 2)).toEqual([
      'RangeError: here',
      `    at Object.<anonymous> (${path.join(folder, 'main.js')}:8:13)`,
    ]);
    expect(lines).toContain('RangeError: there');
  });

  it('are those of one library, whatever name it is asked for by', () => {
    const asked = `console.log(['source-map-support', 'source-map-support/register'].map((name) => require.resolve(name)).join('\\n'))`;
    expect(
      run(asked, OURS)
        .split('\n')
        .map((file) => file.replaceAll('\\', '/')),
    ).toEqual([
      expect.stringMatching(/@cspotcode\/source-map-support\/.*\.js$/),
      expect.stringMatching(/@cspotcode\/source-map-support\/register\.js$/),
      '',
    ]);
  });
});
