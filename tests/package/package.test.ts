import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOME } from '../tools/commands';
import { Fresh } from './fresh';

const SETTINGS = `import { bearer, defineConfig } from 'brine';

export default defineConfig({
  project: 'Greeter',
  services: {
    greeter: {
      cargo: { manifest: 'Cargo.toml', bin: 'greeter' },
      env: { PORT: '{{port}}' },
      ready: { http: '/health' },
      openapi: '/openapi.json',
    },
  },
  web: { vite: 'web', proxy: { '/api': 'greeter' } },
  api: { default: 'greeter' },
  contract: 'fail',
  pages: { start: '/' },
  actors: { ada: { token: 'only-for-ada' } },
  signIn: async ({ token = '' }) => bearer(token),
});
`;

const FEATURE = `Feature: Greeting
  @api
  Scenario: The service greets
    Given I am signed in as "ada"
    When I call the operation "greet" with:
      | name | Ada |
    Then I am greeted with "Hello, Ada!"

  @ui
  Scenario: The page greets
    Given I open "start"
    When I click "Greet"
    Then I should see "Hello, Ada!"

  @component
  Scenario: The component greets
    Given the "Greeter" component
    Then I should see the "Greet" button

  @broken
  Scenario: Another greeting
    When I call the operation "greet" with:
      | name | Ada |
    Then I am greeted with "Hello, Bob!"

  @broken
  Scenario: A step that is not right
    Then nothing works
`;

const STEPS = `import { type ApiWorld, expectMatch, Then } from 'brine/steps';

Then('I am greeted with {string}', function (this: ApiWorld, text: string) {
  expectMatch(this.api.response.body, { text }, { subject: 'the greeting', mode: 'exact' });
});

Then('nothing works', async function (this: ApiWorld) {
  await Promise.resolve();
  throw new Error('It does not.');
});
`;

const TSCONFIG = `{
  "compilerOptions": {
    "target": "es2022", "module": "nodenext", "strict": true, "skipLibCheck": true, "noEmit": true, "types": ["node"]
  },
  "include": ["brine.config.ts", "step-definitions"]
}
`;

const PROFILE = `const { brineProfile } = require('brine/cucumber');

module.exports = { default: brineProfile({ require: ['step-definitions/**/*.ts'] }) };
`;

const TSC = ['node_modules/typescript/bin/tsc', '-p', '.'];

const GREETER = path.join(HOME, 'tests', 'fixtures', 'greeter');
const SHOP = path.join(HOME, 'examples', 'shop');

const SHOP_SETTINGS = `import { defineConfig } from 'brine';

/** What the suite runs against. Every setting: node_modules/brine/docs/settings.md */
export default defineConfig({
  project: 'shop',

  services: {
    // Nothing in the project is called “payments”, so a mock stands in for it.
    payments: {
      mock: true,
      openapi: 'payments/openapi.yaml',
    },
    inventory: {
      cargo: { manifest: 'Cargo.toml', bin: 'inventory' },
      env: {
        LISTEN: '{{listen}}', // guessed from inventory/src/settings.rs:14
        DATABASE_URL: '{{database.inventory}}', // guessed from inventory/src/settings.rs:15
      },
      ready: { http: '/health' }, // guessed from chassis/src/app.rs:36
      openapi: '/openapi.json', // guessed from chassis/src/app.rs:22
    },
    orders: {
      cargo: { manifest: 'Cargo.toml', bin: 'orders' },
      dependsOn: ['inventory', 'payments'],
      env: {
        LISTEN: '{{listen}}', // guessed from orders/src/settings.rs:55
        DATABASE_URL: '{{database.orders}}', // guessed from orders/src/settings.rs:56
        INVENTORY_URL: '{{inventory.url}}',
        PAYMENTS_URL: '{{payments.url}}',
        CLOCK_FILE: '{{clock}}', // guessed from orders/src/settings.rs:60
      },
      ready: { http: '/health' }, // guessed from chassis/src/app.rs:36
      openapi: '/openapi.json', // guessed from chassis/src/app.rs:22
    },
  },

  databases: { inventory: { sqlite: true }, orders: { sqlite: true } },

  web: {
    vite: 'web',
    proxy: { '/api/orders': 'orders', '/api/inventory': 'inventory' },
  },

  api: { default: 'orders' },

  pages: { start: '/' },
});
`;

let fresh: Fresh;

beforeAll(async () => {
  fresh = await Fresh.install(GREETER);
}, 300_000);
afterAll(() => fresh?.remove());

describe('the package', () => {
  beforeAll(() => {
    fresh.write('brine.config.ts', SETTINGS);
    fresh.write('cucumber.js', PROFILE);
    fresh.write('tsconfig.json', TSCONFIG);
    fresh.write('features/greeting.feature', FEATURE);
    fresh.write('step-definitions/greeting.steps.ts', STEPS);
  });

  test('is small, and holds what it needs and nothing else', () => {
    const { files, size, unpackedSize } = fresh.packed;
    expect(size).toBeLessThan(4_000_000);
    expect(unpackedSize).toBeLessThan(15_000_000);
    const folders = new Set(files.map((file) => file.path.replace(/\/.*$/s, '')));
    expect([...folders].sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'authoring',
      'bin',
      'cli',
      'dist',
      'docs',
      'exports',
      'init',
      'package.json',
      'reports',
      'runs',
      'step-definitions',
      'support',
      'templates',
      'worlds',
    ]);
    expect(files.filter((file) => /(?:^|\/)shop\//.test(file.path))).toEqual([]);
  });

  test('runs no script when it is installed', () => {
    const { scripts } = JSON.parse(fresh.read('node_modules/brine/package.json'));
    const atInstallation = ['preinstall', 'install', 'postinstall', 'prepare'];
    expect(Object.keys(scripts).filter((name) => atInstallation.includes(name))).toEqual([]);
  });

  test('keeps the sources of its phrases where editors look for them', () => {
    expect(fresh.read('node_modules/brine/step-definitions/api.steps.ts')).toContain(
      "When('I call the operation {string}'",
    );
  });

  test('has types for what a project writes', async () => {
    expect(await fresh.node(TSC)).toEqual({ code: 0, output: '' });
    fresh.write('brine.config.ts', SETTINGS.replace("bin: 'greeter'", 'bin: 7'));
    const { output } = await fresh.node(TSC);
    fresh.write('brine.config.ts', SETTINGS);
    expect(output).toContain("Type 'number' is not assignable to type 'string'.");
  });

  test('runs scenarios of services, pages and components, and writes the report', async () => {
    const { code, output } = await fresh.brine(['run', '--tags', 'not @broken']);
    expect(output).toContain('3 scenarios (3 passed)');
    expect(code).toBe(0);
    expect(fresh.read('reports/output/index.html')).toContain('Greeter');
    expect(fresh.read('reports/output/html/index.html')).toContain('Greeter');
  });

  test('tells its phrases with what their sources say, and which are of the project', async () => {
    const all = await fresh.brine(['steps', 'call the operation']);
    expect(all.output).toContain('node_modules/brine/step-definitions/api.steps.ts');
    const own = await fresh.brine(['steps', '--own']);
    expect(own.output).toContain('I am greeted with {string}');
    expect(own.output).not.toContain('node_modules');
  });

  test('loads nothing of its own through ts-node', async () => {
    const loaded = `require('brine/cucumber'); require('brine/steps'); require('brine/plugin'); require('brine');
      console.log(Object.keys(require.cache).filter((file) => file.endsWith('.ts')).join());`;
    expect(await fresh.node(['-e', loaded])).toEqual({ code: 0, output: '\n' });
  });

  test('tells failures in terms of the project, and how it is run there', async () => {
    const { code, output } = await fresh.brine(['run', '--tags', '@broken']);
    expect(code).toBe(1);
    expect(output).toContain(`
           Error: It does not.
               at BrineWorld.<anonymous> (${fresh.root}/step-definitions/greeting.steps.ts:9:9)

2 hooks`);
    expect(output).toContain(`# step-definitions/greeting.steps.ts:3
           The greeting is not as expected: 1 difference.`);
    expect(output).toContain('Run what failed again: npx brine run features/greeting.feature:21:27');
  });

  test('runs in a package of ES modules too', async () => {
    fresh.write(
      'package.json',
      fresh.read('package.json').replace('"private"', '"type": "module", "private"'),
    );
    fresh.write('cucumber.cjs', PROFILE);
    const { output } = await fresh.brine(['run', '--config', 'cucumber.cjs', '--tags', '@api']);
    expect(output).toContain('1 scenario (1 passed)');
  });

  test('is what plain Cucumber runs with, by its plugin', async () => {
    const { output } = await fresh.node([
      'node_modules/@cucumber/cucumber/bin/cucumber.js',
      '--config',
      'cucumber.cjs',
      '--tags',
      '@api',
    ]);
    expect(output).toContain('1 scenario (1 passed)');
  });
});

describe('brine init', () => {
  test('writes a suite that passes, from nothing to the report', async () => {
    const project = fresh.beside('greeter', GREETER);
    project.write('package.json', '{\n    "name": "greeter",\n    "private": true\n}\n');
    const { code, output } = await project.brine(['init', '--yes']);
    expect(output).toBe(`Found
  greeter  Rust service of Cargo.toml
           listens where PORT says (src/main.rs:37)
           /health says how it is (src/main.rs:57)
           OpenAPI at /openapi.json (src/main.rs:58)
  web      Vite app, passes on /api

  written  brine.config.ts                   what the suite runs against
  written  cucumber.js                       profiles start from brineProfile of brine/cucumber
  written  features/system.feature           the first scenarios
  written  step-definitions/system.steps.ts  the first phrases of your own
  written  tsconfig.json                     types of brine.config.ts and step-definitions
  added to package.json                      npm run features, npm run features:types
  written  .gitignore                        node_modules/, reports/output/, step-definitions/phrases.generated.ts
  written  .vscode/settings.json             completes phrases
  written  .vscode/extensions.json           recommends the official Cucumber extension
  written  .github/workflows/features.yml    shards, report, Pages

Next
  npx brine run
`);
    expect(code).toBe(0);
    expect(project.read('package.json')).toContain('    "scripts": {\n        "features": "brine run",');
    expect(await project.node(TSC)).toEqual({ code: 0, output: '' });

    expect((await project.brine(['lint'])).output).toMatch(/^No faults in 1 feature file\.\n/);

    const run = await project.brine(['run']);
    expect(run.output).toContain('2 scenarios (2 passed)');
    expect(run.output).toContain('Report: file://');
    expect(run.code).toBe(0);
  });

  test('changes nothing when it is called again, and no file that was there', async () => {
    const project = fresh.beside('again', GREETER);
    const own = { 'cucumber.js': 'module.exports = {};\n', 'tsconfig.json': '{}\n', '.gitignore': 'target' };
    for (const [file, text] of Object.entries(own)) project.write(file, text);
    const first = await project.brine(['init', '--yes']);
    expect(first.output).toContain(
      'kept     cucumber.js                       yours; profiles start from brineProfile',
    );
    expect(first.output).toContain('Cucumber  cucumber.js: a profile of Cucumber');
    const before = project.texts;
    expect(before).toMatchObject({
      ...own,
      '.gitignore': 'target\nnode_modules/\nreports/output/\nstep-definitions/phrases.generated.ts\n',
    });

    const second = await project.brine(['init', '--yes']);
    expect(second.output).not.toMatch(/^ {2}(?:written|added to) /m);
    expect(project.texts).toEqual(before);
  });

  test('knows services that ask each other, their databases, and what lies outside', async () => {
    // What is there for Brine's own tests; the crate with planted faults is one of those.
    const without =
      /(?:^|[\\/])(?:node_modules|target|dist|planted|component\.setup\.tsx|[^\\/]+\.stories\.tsx)$/;
    const project = fresh.beside('shop', SHOP, (file) => without.test(file));
    project.write('Cargo.toml', project.read('Cargo.toml').replace('"planted", ', ''));
    symlinkSync(path.join(HOME, 'node_modules'), path.join(project.root, 'web', 'node_modules'), 'junction');
    await project.brine(['init', '--yes']);
    expect(project.read('brine.config.ts')).toBe(SHOP_SETTINGS);
    expect(await project.node(TSC)).toEqual({ code: 0, output: '' });

    // What the services are made of is built there already.
    const run = await project.brine(['run'], { CARGO_TARGET_DIR: path.join(SHOP, 'target') });
    expect(run.output).toContain('2 scenarios (2 passed)');
    expect(run.code).toBe(0);
  }, 300_000);

  test('writes a suite that runs where there is nothing to find', async () => {
    const project = fresh.beside('empty', path.join(HOME, 'tests', 'fixtures', 'certificates'));
    project.write('package.json', '{ "type": "module" }\n');
    const { output } = await project.brine(['init', '--yes']);
    expect(output).toMatch(/^Found neither Cargo packages nor a Vite app here\.\n/);
    expect(output).toContain('written  cucumber.cjs');
    expect((await project.brine(['run'])).output).toContain('1 scenario (1 passed)');
  });
});
