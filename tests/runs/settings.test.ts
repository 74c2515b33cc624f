import { describe, expect, it } from 'vitest';
import { expectGolden } from '../tools/golden';
import { type FinishedProject, type ProjectOptions, runProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';

const FEATURE = 'Feature: Order\n  Scenario: one\n    Given the variable "id" is 7\n';

async function run(config: string | undefined, more: Partial<ProjectOptions> = {}): Promise<FinishedProject> {
  const files = { 'features/order.feature': FEATURE, ...(config && { 'brine.config.ts': config }) };
  return await runProject({ files, ...more });
}

const MONEY =
  '{ "name": "money", "exports": { ".": "./index.js", "./euro": "./euro.js", "./package.json": "./package.json" } }';

const ENVIRONMENTS = settingsFile({ environments: { staging: {}, production: {} } });

describe('a run that cannot know its settings', () => {
  it('lists all three faults of the settings with file and line', async () => {
    const finished = await run(`export default {
  services: {
    orders: { cargo: { manifest: 'Cargo.toml', bin: 'orders', relase: true }, ready: { http: 'health' } },
  },
  timeouts: {
    step: 'soon',
  },
};
`);
    expectGolden(finished, 'three-config-faults');
    expect(finished.exitCode).toBe(2);
  });

  it('tells where the settings file has a syntax error', async () => {
    const finished = await run('export default {\n  services: {\n    orders: { command: [\n};\n');
    expectGolden(finished, 'config-syntax-error');
    expect(finished.exitCode).toBe(2);
  });

  it('tells what the settings file threw', async () => {
    const finished = await run(
      "function port(): number {\n  throw new Error('PORT is not set');\n}\nexport default { timeouts: { step: port() } };\n",
    );
    expectGolden(finished, 'config-throws');
    expect(finished.exitCode).toBe(2);
  });

  it('says that there is no settings file', async () => {
    const finished = await run(undefined);
    expectGolden(finished, 'no-config');
    expect(finished.exitCode).toBe(2);
  });

  it('suggests the environment that was meant', async () => {
    const finished = await run(ENVIRONMENTS, { args: ['--env', 'stagin'] });
    expectGolden(finished, 'unknown-environment');
    expect(finished.exitCode).toBe(2);
  });

  it('does the same for plain cucumber-js, which reads the environment from BRINE_ENV', async () => {
    const finished = await run(ENVIRONMENTS, { command: 'cucumber', env: { BRINE_ENV: 'stagin' } });
    expectGolden(finished, 'unknown-environment');
    expect(finished.exitCode).toBe(2);
  });

  it('says that --env needs a name', async () => {
    const finished = await run(ENVIRONMENTS, { args: ['--env'] });
    expectGolden(finished, 'environment-without-name');
    expect(finished.exitCode).toBe(2);
  });
});

describe('a run with wrong options', () => {
  it('refuses an option that neither Brine nor Cucumber knows', async () => {
    const finished = await run(settingsFile({}), { args: ['--paralel', '2'] });
    expectGolden(finished, 'unknown-option');
    expect(finished.exitCode).toBe(2);
  });

  it('refuses a profile that cucumber.js does not have', async () => {
    const finished = await run(settingsFile({}), { args: ['--profile', 'smok'] });
    expectGolden(finished, 'unknown-profile');
    expect(finished.exitCode).toBe(2);
  });

  it.each([
    ['does not compile', 'export const order = [;\n', 'steps-syntax-error'],
    ['imports what is not there', "import { order } from './orders';\norder();\n", 'steps-missing-import'],
    ['throws', "throw new Error('ORDERS is not set');\n", 'steps-throw'],
    ['asks a package for what it does not give', "import 'money/eruo';\n", 'steps-missing-subpath'],
  ])('tells where a file of step definitions %s', async (_what, text, golden) => {
    const finished = await runProject({
      files: {
        'brine.config.ts': settingsFile({}),
        'features/order.feature': FEATURE,
        'step-definitions/order.steps.ts': text,
        'step-definitions/node_modules/money/package.json': MONEY,
      },
    });
    expectGolden(finished, golden);
    expect(finished.exitCode).toBe(2);
    expect(finished.report).toContain('RunNotBegunError');
  });

  it('refuses step definitions whose parameters nobody defined, also when no scenario needs them', async () => {
    const steps = `import { Then } from '@cucumber/cucumber';

Then('the door is {colour}', (_colour: string) => {});

Then('I wait {durations}', (_time: string) => {});
`;
    const finished = await runProject({
      files: {
        'brine.config.ts': settingsFile({}),
        'features/order.feature': FEATURE,
        'step-definitions/order.steps.ts': steps,
      },
    });
    expectGolden(finished, 'unknown-parameters');
    expect(finished.exitCode).toBe(2);
    expect(finished.report).toContain('UnknownParameterError');
  });

  it('refuses a format that there is not', async () => {
    const finished = await run(settingsFile({}), { args: ['--format', 'pretyt'] });
    expectGolden(finished, 'unknown-format');
    expect(finished.exitCode).toBe(2);
  });
});
