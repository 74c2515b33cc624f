import { describe, expect, it } from 'vitest';
import { results } from '../../tools/results';
import { runProject } from '../../tools/run-project';
import { settingsFile } from '../../tools/settings-file';

const FEATURE = `Feature: Crew

  Scenario: one
    Given I tell who I am

  Scenario: other
    Given I tell who I am

  Scenario: unknown
    Given nobody knows "me"
`;

/** The first to come waits for the other, so that each worker has one of them. */
const STEPS = `import { existsSync, writeFileSync } from 'node:fs';
import { Given } from '@cucumber/cucumber';

const prepared = process.env.BRINE_HANDOVER !== undefined;
const { CUCUMBER_WORKER_ID: id, CUCUMBER_TOTAL_WORKERS: total, CUCUMBER_PARALLEL: parallel, OWN: own } = process.env;

Given('I tell who I am', async function () {
  writeFileSync('worker-' + id, '');
  this.log([id, total, parallel, own, prepared].join(' '));
  while (!existsSync('worker-0') || !existsSync('worker-1')) await new Promise((resolve) => setTimeout(resolve, 5));
});
`;

const files = {
  'brine.config.ts': settingsFile({ timeouts: { step: 10_000 } }),
  'features/crew.feature': FEATURE,
  'step-definitions/crew.steps.ts': STEPS,
};

describe('workers', () => {
  it.each(['brine', 'cucumber'] as const)(
    'know who they are and that the run is prepared before files of the project are loaded (%s)',
    async (command) => {
      const finished = await runProject({ files, command, args: ['--parallel', '2'], env: { OWN: 'mine' } });
      expect(results(finished.messages), finished.output).toEqual({
        one: 'PASSED',
        other: 'PASSED',
        unknown: 'UNDEFINED',
      });
      const told = finished.messages.flatMap(({ attachment }) => attachment?.body ?? []);
      expect(told.filter((text) => text.endsWith('true')).sort()).toEqual([
        '0 2 true mine true',
        '1 2 true mine true',
      ]);
      const snippets = finished.messages.flatMap(({ suggestion }) => suggestion?.snippets ?? []);
      expect(snippets.map(({ code }) => code)).toEqual([
        expect.stringContaining(
          "Given('nobody knows {string}', async function (this: BrineWorld, text: string)",
        ),
      ]);
    },
  );

  it('do not hold up a run that never begins', async () => {
    const finished = await runProject({
      files: {
        ...files,
        'features/crew.feature':
          'Feature: Crew\n\n  Scenario: one\n    Given I tell who I am\n    Gibt es nicht\n',
      },
      args: ['--parallel', '2'],
    });
    expect(finished.exitCode, finished.output).toBe(2);
  });
});
