import { expect, it } from 'vitest';
import { mergeRuns } from '../../../reports/messages/merge';
import { outcomeOf } from '../../../reports/messages/outcome';
import type { Attempt, Outcome, Run, Scenario } from '../../../reports/messages/run';

function attempt(startedAt: number, outcome: Outcome): Attempt {
  const step = { kind: 'step' as const, keyword: '', text: '', line: 1, outcome, duration: 0 };
  return {
    startedAt,
    finishedAt: startedAt + 1,
    steps: [{ ...step, attachments: [], definitions: [], snippets: [] }],
  };
}

function scenario(line: number, ...attempts: Attempt[]): Scenario {
  return { line, keyword: 'Scenario', name: `line ${line}`, description: '', tags: [], attempts };
}

function run(uri: string, scenarios: Scenario[], more: Partial<Run> = {}): Run {
  const written = { language: 'en', parts: [] };
  const feature = {
    uri,
    line: 1,
    keyword: 'Feature',
    name: uri,
    description: '',
    tags: [],
    scenarios,
    written,
  };
  const nothing = { unchosen: [], passedOver: [], definitions: [], hooks: [], parseErrors: [], faults: [] };
  return { features: [feature], ...nothing, finished: true, ...more };
}

it('puts a scenario of two streams together as attempts in order of time', () => {
  const merged = mergeRuns([
    run('a', [scenario(3, attempt(20, 'passed')), scenario(9, attempt(1, 'passed'))]),
    run('a', [scenario(3, attempt(10, 'failed')), scenario(5)]),
  ]);
  expect(merged.features).toHaveLength(1);
  expect(
    merged.features[0]?.scenarios.map((each) => [each.line, each.attempts.length, outcomeOf(each)]),
  ).toEqual([
    [3, 2, 'passed'],
    [5, 0, 'not run'],
    [9, 1, 'passed'],
  ]);
});

it('adds nothing of a stream that is given twice, and loses no attempt that took no time', () => {
  const told = run('a', [scenario(3, attempt(10, 'failed'), attempt(10, 'passed'))]);
  const twice = mergeRuns([told, told]).features[0]?.scenarios[0];
  expect(twice?.attempts.map(({ steps }) => steps[0]?.outcome)).toEqual(['failed', 'passed']);
});

it('is finished only when every stream is, and lasts from the first start to the last end', () => {
  const merged = mergeRuns([
    run('a', [], { startedAt: 5, finishedAt: 9 }),
    run('b', [], { startedAt: 3, finishedAt: 7, finished: false, failure: 'lost' }),
  ]);
  expect(merged).toMatchObject({ finished: false, startedAt: 3, finishedAt: 9, failure: 'lost' });
  expect(merged.features.map((feature) => feature.uri)).toEqual(['a', 'b']);
});

it('knows each step definition and each unchosen feature once', () => {
  const definitions = [{ pattern: 'a step', place: 'steps.ts:1' }];
  const [other] = run('b', []).features;
  const unchosen = other ? [other] : [];
  const merged = mergeRuns([
    run('a', [], { definitions, unchosen }),
    run('b', [], { definitions, unchosen }),
  ]);
  expect(merged.definitions).toEqual(definitions);
  expect(merged.unchosen).toEqual([]);
});
