import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { HOME } from '../../tools/run-project';

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'brine-places-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
symlinkSync(path.join(HOME, 'node_modules'), path.join(folder, 'node_modules'), 'junction');

/** Lines move when types are taken out. */
const STEPS = `import { Given, defineParameterType, Before } from '@cucumber/cucumber';

interface Order {
  id: number;
}

defineParameterType({ name: 'order', regexp: /o/, transformer: (id): Order => ({ id: Number(id) }) });
Before(() => {});
for (const name of ['a', 'b']) Given(name, () => {});
['c'].forEach((name) => {
  Given(
    name,
    (order: Order) => {},
  );
});
`;
const MODULE = `import { Given } from '@cucumber/cucumber';

Given('d', () => {});
`;

const MAIN = `const [, , quick] = process.argv;
require(${JSON.stringify(path.join(HOME, 'runs', 'typescript.js'))});
if (quick) require(${JSON.stringify(path.join(HOME, 'runs', 'loading', 'definition-places.js'))});
const { default: builder } = require('@cucumber/cucumber/lib/support_code_library_builder/index');
builder.reset(process.cwd(), () => 'id');
require('./steps/orders.ts');
import(${JSON.stringify(pathToFileURL(path.join(folder, 'more.mjs')).href)}).then(() => {
  const { stepDefinitionConfigs, beforeTestCaseHookDefinitionConfigs, parameterTypeRegistry } = builder;
  const types = [parameterTypeRegistry.lookupSource(parameterTypeRegistry.lookupByTypeName('order'))];
  const places = [...stepDefinitionConfigs, ...beforeTestCaseHookDefinitionConfigs, ...types];
  console.log(JSON.stringify(places.map(({ uri, line }) => uri.replaceAll('\\\\', '/') + ':' + line)));
});
`;

function places(...args: string[]): string[] {
  const said = execFileSync(process.execPath, ['main.js', ...args], { cwd: folder, encoding: 'utf8' });
  return JSON.parse(said) as string[];
}

describe('where definitions are written', () => {
  it('is found quickly as Cucumber finds it', () => {
    mkdirSync(path.join(folder, 'steps'));
    writeFileSync(path.join(folder, 'steps', 'orders.ts'), STEPS);
    writeFileSync(path.join(folder, 'more.mjs'), MODULE);
    writeFileSync(path.join(folder, 'main.js'), MAIN);

    const quick = places('quick');

    expect(quick).toEqual([
      'steps/orders.ts:9',
      'steps/orders.ts:9',
      'steps/orders.ts:11',
      'more.mjs:3',
      'steps/orders.ts:8',
      'steps/orders.ts:7',
    ]);
    expect(quick).toEqual(places());
  });
});
