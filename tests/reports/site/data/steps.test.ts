import { expect, it } from 'vitest';
import type { Feature, Scenario, Step } from '../../../../reports/messages/run';
import type { Listed } from '../../../../reports/site/data/listed';
import { stepsData } from '../../../../reports/site/data/steps';

it('tells how often and how long the sentences were used, and which were not', () => {
  const definition = { pattern: 'it waits', place: 'a.ts:1' };
  const steps = Array.from(
    { length: 20 },
    (_, index) =>
      ({ kind: 'step', outcome: 'passed', duration: (index + 1) * 1e6, definitions: [definition] }) as Step,
  );
  const scenario = { attempts: [{ startedAt: 0, steps }] } as unknown as Scenario;
  const listed = [{ position: 3, id: 'k', feature: {} as Feature, scenario } as Listed];
  const { definitions } = stepsData([definition, { pattern: 'nobody says it', place: 'a.ts:2' }], listed);
  expect(definitions).toEqual([
    { ...definition, uses: 20, total: 210, longest: 20, p95: 19, scenarios: [3] },
    { pattern: 'nobody says it', place: 'a.ts:2', uses: 0, total: 0, longest: 0, p95: 0, scenarios: [] },
  ]);
});
