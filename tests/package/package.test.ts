import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

describe('the package', () => {
  let fresh: Fresh;

  beforeAll(async () => {
    fresh = await Fresh.install();
    fresh.write('brine.config.ts', SETTINGS);
    fresh.write('cucumber.js', PROFILE);
    fresh.write('tsconfig.json', TSCONFIG);
    fresh.write('features/greeting.feature', FEATURE);
    fresh.write('step-definitions/greeting.steps.ts', STEPS);
  }, 300_000);
  afterAll(() => fresh?.remove());

  test('is small, and holds what it needs and nothing else', () => {
    const { files, size, unpackedSize } = fresh.packed;
    expect(size).toBeLessThan(2_500_000);
    expect(unpackedSize).toBeLessThan(10_000_000);
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
      'package.json',
      'reports',
      'runs',
      'step-definitions',
      'support',
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
    expect(await fresh.node('node_modules/typescript/bin/tsc', '-p', '.')).toEqual({ code: 0, output: '' });
    fresh.write('brine.config.ts', SETTINGS.replace("bin: 'greeter'", 'bin: 7'));
    const { output } = await fresh.node('node_modules/typescript/bin/tsc', '-p', '.');
    fresh.write('brine.config.ts', SETTINGS);
    expect(output).toContain("Type 'number' is not assignable to type 'string'.");
  });

  test('runs scenarios of services, pages and components, and writes the report', async () => {
    const { code, output } = await fresh.brine('run', '--tags', 'not @broken');
    expect(output).toContain('3 scenarios (3 passed)');
    expect(code).toBe(0);
    expect(fresh.read('reports/output/index.html')).toContain('Greeter');
    expect(fresh.read('reports/output/html/index.html')).toContain('Greeter');
  });

  test('tells its phrases with what their sources say, and which are of the project', async () => {
    const all = await fresh.brine('steps', 'call the operation');
    expect(all.output).toContain('node_modules/brine/step-definitions/api.steps.ts');
    const own = await fresh.brine('steps', '--own');
    expect(own.output).toContain('I am greeted with {string}');
    expect(own.output).not.toContain('node_modules');
  });

  test('loads nothing of its own through ts-node', async () => {
    const loaded = `require('brine/cucumber'); require('brine/steps'); require('brine/plugin'); require('brine');
      console.log(Object.keys(require.cache).filter((file) => file.endsWith('.ts')).join());`;
    expect(await fresh.node('-e', loaded)).toEqual({ code: 0, output: '\n' });
  });

  test('tells failures in terms of the project, and how it is run there', async () => {
    const { code, output } = await fresh.brine('run', '--tags', '@broken');
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
    const { output } = await fresh.brine('run', '--config', 'cucumber.cjs', '--tags', '@api');
    expect(output).toContain('1 scenario (1 passed)');
  });

  test('is what plain Cucumber runs with, by its plugin', async () => {
    const { output } = await fresh.node(
      'node_modules/@cucumber/cucumber/bin/cucumber.js',
      '--config',
      'cucumber.cjs',
      '--tags',
      '@api',
    );
    expect(output).toContain('1 scenario (1 passed)');
  });
});
