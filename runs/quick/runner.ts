import type { EventEmitter } from 'node:events';
import type { World } from '@cucumber/cucumber';
import type StepDefinition from '@cucumber/cucumber/lib/models/step_definition';
import type TestCaseHookDefinition from '@cucumber/cucumber/lib/models/test_case_hook_definition';
import type TestStepHookDefinition from '@cucumber/cucumber/lib/models/test_step_hook_definition';
import type { INewTestCaseRunnerOptions } from '@cucumber/cucumber/lib/runtime/test_case_runner';
import type { TestStepResult } from '@cucumber/messages';

/** What runs a scenario, with all its attempts: private to Cucumber. */
export interface Runner extends Readonly<Omit<INewTestCaseRunnerOptions, 'retries' | 'eventBroadcaster'>> {
  readonly eventBroadcaster: EventEmitter;
  world: World;
  testStepResults: TestStepResult[];
  currentTestCaseStartedId: string;
  currentTestStepId: string | null;
  getBeforeStepHookDefinitions(): TestStepHookDefinition[];
  getAfterStepHookDefinitions(): TestStepHookDefinition[];
}

type Library = Runner['supportCodeLibrary'];

interface Definitions {
  steps: ReadonlyMap<string, StepDefinition>;
  hooks: ReadonlyMap<string, TestCaseHookDefinition>;
}

const known = new WeakMap<Library, Definitions>();

/** By their ids: Cucumber looks through all of them for each step. */
export function definitionsOf(library: Library): Definitions {
  const found = known.get(library) ?? {
    steps: byId(library.stepDefinitions),
    hooks: byId([...library.beforeTestCaseHookDefinitions, ...library.afterTestCaseHookDefinitions]),
  };
  known.set(library, found);
  return found;
}

function byId<T extends { id: string }>(definitions: readonly T[]): ReadonlyMap<string, T> {
  return new Map(definitions.map((definition) => [definition.id, definition]));
}
