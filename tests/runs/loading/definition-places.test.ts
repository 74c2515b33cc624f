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

const MAIN = `const [, , quick, alone] = process.argv;
require(${JSON.stringify(path.join(HOME, 'runs', 'typescript.js'))});
if (quick) require(${JSON.stringify(path.join(HOME, 'runs', 'loading', 'definition-places.js'))});
const { default: builder } = require('@cucumber/cucumber/lib/support_code_library_builder/index');
builder.reset(process.cwd(), () => 'id');
require('./steps/orders.ts');
import(alone ? 'node:os' : ${JSON.stringify(pathToFileURL(path.join(folder, 'more.mjs')).href)}).then(() => {
  const { stepDefinitionConfigs, beforeTestCaseHookDefinitionConfigs, parameterTypeRegistry } = builder;
  const types = [parameterTypeRegistry.lookupSource(parameterTypeRegistry.lookupByTypeName('order'))];
  const places = [...stepDefinitionConfigs, ...beforeTestCaseHookDefinitionConfigs, ...types];
  const mapped = Object.keys(require.cache).some((file) => file.includes('source-map-support'));
  require(${JSON.stringify(path.join(HOME, 'runs', 'loading', 'notes.js'))}).keepNotes();
  console.log(JSON.stringify({
    mapped,
    places: places.map(({ uri, line }) => uri.replaceAll('\\\\', '/') + ':' + line),
  }));
});
`;

interface Found {
  places: string[];
  /** Whether source maps were read. */
  mapped: boolean;
}

function find(...args: string[]): Found {
  const said = execFileSync(process.execPath, ['main.js', ...args], { cwd: folder, encoding: 'utf8' });
  return JSON.parse(said) as Found;
}

const write = (steps: string): void => writeFileSync(path.join(folder, 'steps', 'orders.ts'), steps);

mkdirSync(path.join(folder, 'steps'));
writeFileSync(path.join(folder, 'more.mjs'), MODULE);
writeFileSync(path.join(folder, 'main.js'), MAIN);

const PLACES = [
  'steps/orders.ts:9',
  'steps/orders.ts:9',
  'steps/orders.ts:11',
  'more.mjs:3',
  'steps/orders.ts:8',
  'steps/orders.ts:7',
];

describe('where definitions are written', () => {
  it('is found quickly as Cucumber finds it', () => {
    write(STEPS);
    expect(find('quick').places).toEqual(PLACES);
    expect(find().places).toEqual(PLACES);
  });

  // JavaScript may have a map too, which nothing is kept of.
  it('is known without source maps as long as a file of TypeScript is what it was', () => {
    const typescript = PLACES.filter((place) => place.startsWith('steps/'));
    write(STEPS);
    find('quick', 'alone');
    expect(find('quick', 'alone')).toEqual({ places: typescript, mapped: false });

    write(`\n${STEPS}`);
    const moved = typescript.map((place) => place.replace(/\d+$/, (line) => String(Number(line) + 1)));
    expect(find('quick', 'alone').places).toEqual(moved);
    expect(find('quick', 'alone')).toEqual({ places: moved, mapped: false });
  });
});
