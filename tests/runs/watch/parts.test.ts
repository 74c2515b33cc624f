import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { loading, modulePath, naming, reaching } from '../../../runs/watch/affected';
import { sourcesOf } from '../../../runs/watch/dep-info';
import { isIgnored } from '../../../runs/watch/files';
import { hearKeys } from '../../../runs/watch/keyboard';
import type { Known, Ran } from '../../../runs/watch/scenarios';
import { newFolder } from '../../tools/folder';

function known(key: string, ran?: Partial<Ran>, more: Partial<Known> = {}): Known {
  const base: Known = { key, uri: 'a.feature', name: key, tags: [], sentences: [], steps: [] };
  const whole: Ran = { result: 'passed', services: new Set(), modules: new Set(), ...ran };
  return { ...base, ...more, ...(ran && { ran: whole }) };
}

const keys = (scenarios: readonly Known[]) => scenarios.map(({ key }) => key);

describe('what a save has to do with', () => {
  it('are, of a service, the scenarios that had to do with it, and those that have not run', () => {
    const all = [known('a', { services: new Set(['orders']) }), known('b', {}), known('new')];
    expect(keys(reaching(all, ['orders', 'mail']))).toEqual(['a', 'new']);
  });

  it('are, of a file of the front end, the scenarios whose pages loaded it', () => {
    const all = [
      known('cart', { modules: new Set(['/src/cart.tsx', '/src/shared.ts']) }),
      known('orders', { modules: new Set(['/src/orders.tsx', '/src/shared.ts']) }),
      known('api', {}),
      known('new', undefined, { tags: ['@ui'] }),
    ];
    expect(keys(loading(all, ['/web/src/cart.tsx'], '/web'))).toEqual(['cart', 'new']);
    expect(keys(loading(all, ['/web/src/shared.ts'], '/web'))).toEqual(['cart', 'orders', 'new']);
    // No page has loaded it yet: it may be on its way into any.
    expect(keys(loading(all, ['/web/src/brand-new.tsx'], '/web'))).toEqual(['cart', 'orders', 'new']);
  });

  it('are, of a file that is no code, the scenarios that name it', () => {
    const all = [
      known('whole', {}, { steps: ['I send "features/orders/big.json"'] }),
      known('short', {}, { steps: ['from "big.json"'] }),
      known('other', {}, { steps: ['I send "small.json"'] }),
    ];
    expect(keys(naming(all, '/project/features/orders/big.json', '/project'))).toEqual(['whole', 'short']);
  });
});

it('a file outside of the root has its whole path with Vite', () => {
  expect(modulePath('/shared/ui/button.tsx', '/web')).toBe('/@fs/shared/ui/button.tsx');
});

it('cargo tells the sources of a binary, whatever stands in their paths', () => {
  const executable = path.join(newFolder(), 'orders');
  const source = path.resolve('/work/my services/src/main.rs');
  writeFileSync(
    `${executable}.d`,
    `${executable}: ${source.replaceAll(' ', '\\ ')} ${path.resolve('/lib.rs')}\n\n${source}:\n`,
  );
  expect(sourcesOf(executable)).toEqual([source, path.resolve('/lib.rs')]);
  expect(sourcesOf(`${executable}-unknown`)).toEqual([]);
});

it('what tools write is not watched', () => {
  const root = path.resolve('/project');
  const ignored = (file: string) => isIgnored(path.join(root, file), [root]);
  expect(
    ['node_modules/a.js', 'api/target/debug/x.rs', 'reports/output/a', '.git/HEAD', 'a.feature~'].map(
      ignored,
    ),
  ).toEqual(Array(5).fill(true));
  expect(['', 'features/a.feature', '.env', '.env.staging', 'src/main.rs'].map(ignored)).toEqual(
    Array(5).fill(false),
  );
  // The folder that is watched may itself lie in one that is not.
  expect(isIgnored('/build/project/a.feature', ['/build/project'])).toBe(false);
});

it('keys are lines where there is no terminal', () => {
  const input = Object.assign(new PassThrough(), { isTTY: false }) as unknown as NodeJS.ReadStream;
  const wishes: string[] = [];
  const end = hearKeys(input, (wish) => wishes.push(wish));
  for (const text of ['a\n\nf', '\nwhat\n', 'q\n']) (input as unknown as PassThrough).write(text);
  expect(wishes).toEqual(['all', 'all', 'failed', 'quit']);
  end();
});
