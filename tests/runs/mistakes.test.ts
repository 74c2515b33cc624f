import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { brine } from '../cli/brine';
import { json, startServer } from '../support/http/server';
import { expectGolden } from '../tools/golden';
import { results } from '../tools/results';
import { runProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';

const FEATURE = `Feature: What a newcomer does

  Scenario: The table is forgotten
    When I call the operation "readBook" with:

  Scenario: The text is forgotten
    When I send a POST request to "/books" with body:

  Scenario: A table that nobody asked for
    When I send a GET request to "/books"
      | page | 1 |

  Scenario: A function that takes too much
    When two of these make three

  Scenario: A function that waits for a callback
    When somebody calls back
`;

const STEPS = `import { When } from '@cucumber/cucumber';

When('{word} of these make three', function (_one: string, _two: string, _three: string, _four: string) {});
When('somebody calls back', function (done: () => void) {
  done();
});
`;

it('steps that do not fit their functions say what is wrong and what to do', async () => {
  await using server = await startServer((_, response) => json(response, 200, []));
  const run = await runProject({
    files: {
      'brine.config.ts': settingsFile({
        services: { books: { url: server.url } },
      }),
      'features/books.feature': FEATURE,
      'step-definitions/books.steps.ts': STEPS,
    },
  });
  expectGolden(run, 'mistakes-steps');
  expect(new Set(Object.values(results(run.messages)))).toEqual(new Set(['FAILED']));
  expect(server.seen).toEqual([]);
});

it('a request where no service is known says where to name one', async () => {
  const feature = 'Feature: One\n  Scenario: one\n    When I send a GET request to "/books"\n';
  const { output } = await runProject({
    files: { 'brine.config.ts': settingsFile({}), 'features/one.feature': feature },
  });
  expect(output).toContain(`
           Nothing says which service the request goes to.
             at brine.config.ts, services
             → Say there what runs, such as services: { orders: { url: 'http://127.0.0.1:8080' } }, or write the whole address.
`);
});

it('features that are not there are named, and nothing is blamed for them', async () => {
  const files = {
    'brine.config.ts': settingsFile({}),
    'features/one.feature': 'Feature: One\n  Scenario: one\n    Given a unique number saved as "mark"\n',
  };
  const { root, exitCode, output } = await runProject({
    files,
    args: ['features/one.feature', 'features/too.feature:3'],
  });
  expect(output).toBe(`There is no file or folder "features/too.feature".
  → Name feature files or folders of them, from the folder of the project: npm start -- features/ordering
`);
  expect(exitCode).toBe(2);

  const profile = await brine(['run', '--profile', 'defualt'], { cwd: root });
  expect(profile.stderr).toBe(`There is no profile "defualt". Did you mean "default"?
  at cucumber.js
  profiles: default
  → Choose one that stands there, or add it.
`);
  expect(profile.code).toBe(2);

  rmSync(path.join(root, 'features', 'one.feature'));
  const nothing = await brine(['run'], { cwd: root });
  expect(nothing.stderr).toContain(`
There is no scenario to run.
  There are no scenarios in features/.
`);
  expect(nothing.stdout).not.toContain('plugin');
  expect(nothing.code).toBe(2);
});

it('settings that are not exported are none', async () => {
  const files = {
    'brine.config.ts': 'module.exports = { project: "Desk" };\n',
    'features/one.feature': 'Feature: One\n',
  };
  const { exitCode, output } = await runProject({ files });
  expect(output).toBe(`brine.config.ts exports no settings.
  at brine.config.ts
  → Write: export default defineConfig({ … }); docs/settings.md explains every setting.
`);
  expect(exitCode).toBe(2);
});

it('tags that are nearly those of Brine are told, once each, and others are nobody’s business', async () => {
  const feature = `@isolatd @smok
Feature: One
  @ev:staging @devise:iPhone-15 @end:now @team:blue
  Scenario: one
    Given a unique number saved as "mark"

  @ev:staging
  Scenario: two
    Given a unique number saved as "mark"
`;
  const { output, exitCode } = await runProject({
    files: { 'brine.config.ts': settingsFile({ tags: ['@end:now'] }), 'features/one.feature': feature },
  });
  const notes = output.slice(0, output.indexOf('..'));
  expect(notes).toBe(`The tag @isolatd changes nothing.
  at features/one.feature:1
  → Did you mean @isolated? If it is a tag of your own, declare it in \`tags\` of brine.config.ts.
The tag @ev:staging changes nothing.
  at features/one.feature:3
  → Did you mean @env:staging? If it is a tag of your own, declare it in \`tags\` of brine.config.ts.
The tag @devise:iPhone-15 changes nothing.
  at features/one.feature:3
  → Did you mean @device:iPhone-15? If it is a tag of your own, declare it in \`tags\` of brine.config.ts.
`);
  expect(exitCode).toBe(0);
});
