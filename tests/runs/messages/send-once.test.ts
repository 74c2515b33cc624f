import { describe, expect, it } from 'vitest';
import { results } from '../../tools/results';
import { runProject } from '../../tools/run-project';
import { settingsFile } from '../../tools/settings-file';

const scenarios = Array.from({ length: 6 }, (_, index) => `  Scenario: number ${index}\n    Then I read\n`);
const feature = (name: string) => `Feature: ${name}\n\n${scenarios.join('\n')}`;

/** Hooks are given the document, and steps find their lines in it. */
const READ = `import { Before, Then } from '@cucumber/cucumber';

Before(function ({ gherkinDocument, pickle }) {
  const { name, children } = gherkinDocument.feature;
  this.seen = [gherkinDocument.uri === pickle.uri, name, children.length, process.env.CUCUMBER_WORKER_ID].join(' ');
});
Then('I read', function () {
  this.log(this.seen);
});
`;

describe('workers that get each feature file once', () => {
  it('have the whole of it in each of its scenarios', async () => {
    const finished = await runProject({
      files: {
        'brine.config.ts': settingsFile({}),
        'features/apples.feature': feature('Apples'),
        'features/pears.feature': feature('Pears'),
        'step-definitions/read.steps.ts': READ,
      },
      args: ['--parallel', '2', '--retry', '1'],
    });
    expect(Object.values(results(finished.messages)), finished.output).toEqual(Array(6).fill('PASSED'));
    const seen = finished.messages.flatMap(({ attachment }) => attachment?.body ?? []);
    expect(seen.map((text) => text.replace(/ \d$/, '')).sort()).toEqual([
      ...Array(6).fill('true Apples 6'),
      ...Array(6).fill('true Pears 6'),
    ]);
    expect(new Set(seen.map((text) => text.at(-1)))).toEqual(new Set(['0', '1']));
  });
});
