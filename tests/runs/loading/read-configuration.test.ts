import path from 'node:path';
import { expect, it } from 'vitest';
import { HOME, runProject } from '../../tools/run-project';

const PROFILE = JSON.stringify(path.join(HOME, 'runs', 'profile.js'));
const FILES = {
  'brine.config.ts': 'export default {};\n',
  'step-definitions/one.steps.ts':
    "import { When } from '@cucumber/cucumber';\n\nWhen('nothing happens', () => {});\n",
  'features/one.feature': 'Feature: one\n  @it\n  Scenario: a\n    When nothing happens\n',
};
const OURS = "brineProfile({ require: ['step-definitions/*.ts'] })";

it.each([
  [
    'profiles',
    `module.exports = { default: { tags: '@none' }, it: require(${PROFILE}).${OURS} };\n`,
    undefined,
  ],
  [
    'a function',
    `module.exports = { default: async () => ({ it: require(${PROFILE}).${OURS} }) };\n`,
    undefined,
  ],
  [
    'an ES module',
    `import profile from ${PROFILE};\nexport default {};\nexport const it = profile.${OURS};\n`,
    'module',
  ],
])('a cucumber.js may be %s', async (_, configuration, type) => {
  const manifest = `${JSON.stringify({ name: 'it', ...(type && { type }) })}\n`;
  const run = await runProject({
    files: { ...FILES, 'cucumber.js': configuration, 'package.json': manifest },
    args: ['--profile', 'it'],
  });
  expect(run.output).toContain('1 scenario (1 passed)');
  expect(run.exitCode).toBe(0);
});

it('what is wrong with it is said of the file itself', async () => {
  const run = await runProject({
    files: { ...FILES, 'cucumber.js': "module.exports = {};\nthrow new Error('no profile today');\n" },
  });
  expect(run.exitCode).toBe(2);
  expect(run.output).toContain('no profile today');
  expect(run.output).toContain('cucumber.js');
  expect(run.output).not.toContain('configuration.cjs');
});
