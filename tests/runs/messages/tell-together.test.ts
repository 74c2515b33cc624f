import type { Envelope } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import { results } from '../../tools/results';
import { runProject } from '../../tools/run-project';
import { settingsFile } from '../../tools/settings-file';

const quick = Array.from({ length: 6 }, (_, index) => `  Scenario: quick ${index}\n    Given I am quick\n`);
const FEATURE = `Feature: Telling

  Scenario: slow
    Given I am quick
    When I wait until the record tells of this step
    Then I am quick

${quick.join('\n')}`;

/** A step that ends only when it stands in the record of the run itself. */
const STEPS = `import { readFileSync } from 'node:fs';
import { BeforeStep, Given, When } from '@cucumber/cucumber';

BeforeStep(function ({ testStepId }) {
  this.running = testStepId;
});
Given('I am quick', () => {});
When('I wait until the record tells of this step', async function () {
  const begun = () =>
    readFileSync('reports/output/messages.ndjson', 'utf8')
      .split('\\n')
      .some((line) => line.startsWith('{"testStepStarted"') && line.includes(this.running));
  while (!begun()) await new Promise((resolve) => setTimeout(resolve, 5));
  this.log('told');
});
`;

/** Kinds of the messages of each attempt, in the order of the record. */
function told(messages: readonly Envelope[]): Map<string, string[]> {
  const attempts = new Map<string, string[]>();
  for (const message of messages) {
    const [[kind, body] = ['', {}]] = Object.entries(message);
    const { testCaseStartedId, id } = body as { testCaseStartedId?: string; id?: string };
    const attempt = kind === 'testCaseStarted' ? id : testCaseStartedId;
    if (attempt !== undefined) attempts.set(attempt, [...(attempts.get(attempt) ?? []), kind]);
  }
  return attempts;
}

describe('what workers tell together', () => {
  it('is on disk while a step goes on, and all of it in the end, in its order', async () => {
    const finished = await runProject({
      files: {
        'brine.config.ts': settingsFile({ timeouts: { step: 10_000 } }),
        'features/telling.feature': FEATURE,
        'step-definitions/telling.steps.ts': STEPS,
      },
      args: ['--parallel', '2'],
    });
    expect(Object.values(results(finished.messages)), finished.output).toEqual(Array(7).fill('PASSED'));
    const attempts = [...told(finished.messages).values()];
    expect(attempts).toHaveLength(7);
    for (const kinds of attempts) {
      const steps = kinds.filter((kind) => kind.startsWith('testStep'));
      expect([kinds[0], kinds.at(-1)]).toEqual(['testCaseStarted', 'testCaseFinished']);
      expect(steps).toEqual(steps.map((_, index) => (index % 2 ? 'testStepFinished' : 'testStepStarted')));
    }
    expect(finished.messages.filter(({ attachment }) => attachment?.body === 'told')).toHaveLength(1);
  });
});
