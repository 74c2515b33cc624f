import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { tooOld } from '../../cli/node-version';
import { brine } from '../cli/brine';
import { runProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';

const files = {
  'brine.config.ts': settingsFile({}),
  'features/one.feature': '@one\nFeature: One\n  Scenario: one\n    Given a unique number saved as "mark"\n',
};

it('a run that nothing is left for is not green, unless the rest is another shard’s', async () => {
  const { root, exitCode, output } = await runProject({ files, args: ['--tags', '@onne'] });
  expect(output).toContain(`
There is no scenario to run.
  asked for: --tags @onne
  no scenario has the tag @onne; did you mean @one?
  → See that paths, tags and names are written as in the features: npm start -- --dry-run --format pretty shows them all.
`);
  expect(exitCode).toBe(2);

  const line = await brine(['run', 'features/one.feature:4'], { cwd: root });
  expect(line.stderr).toContain(`
  asked for: features/one.feature:4
  scenarios of features/one.feature begin at the lines 3
`);

  const parallel = await brine(['run', '--tags', '@onne', '--parallel', '2'], { cwd: root });
  expect(parallel).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('There is no scenario to run.'),
  });

  const shard = await brine(['run', '--shard', '2/2'], { cwd: root });
  expect(shard.stdout).toContain('0 scenarios');
  expect(shard.code, shard.stderr).toBe(0);

  rmSync(path.join(root, 'cucumber.js'));
  const { code, stderr } = await brine(['run'], { cwd: root });
  expect(stderr).toBe(`There is no suite here: Cucumber finds no profile.
  at ${root}
  → Go to the folder with the cucumber.js of your suite, or let one be written: npm run brine -- init
`);
  expect(code).toBe(2);
});

it('a Node that is too old is told before anything is loaded', () => {
  expect(tooOld('20.20.2')).toBe(`Brine needs Node 22.12 or newer; this is Node 20.20.2.
  → Install a newer one from https://nodejs.org and run again.
`);
  expect(['22.11.0', '22.12.0', '23.0.0', '24.1.0'].map((version) => tooOld(version) === undefined)).toEqual([
    false,
    true,
    true,
    true,
  ]);
});
