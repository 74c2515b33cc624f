import * as assembling from '@cucumber/cucumber/lib/assemble/assemble_test_cases';
import type StepDefinition from '@cucumber/cucumber/lib/models/step_definition';
import type { SupportCodeLibrary } from '@cucumber/cucumber/lib/support_code_library_builder/types';
import type { Group, Pickle, TestStep } from '@cucumber/messages';
import { isKnown } from './known';

type Assemble = typeof assembling.assembleTestCases;
/** What a step is held to be, but for its ids. */
type Meant = Pick<TestStep, 'stepDefinitionIds' | 'stepMatchArgumentsLists'>;

/** What sentences mean to a library, as far as it has been asked. */
const known = new WeakMap<SupportCodeLibrary, Map<string, Meant>>();

let isQuick = false;

/**
 * Lets scenarios with the same words find their step definitions once. Cucumber holds each step of a suite to each of some
 * 400 definitions, also where the same sentence was there before, and keeps what it found as often. Doing it again changes
 * nothing.
 */
export function assembleQuickly(): void {
  if (isQuick || !isKnown()) return;
  isQuick = true;
  Object.assign(assembling, { assembleTestCases: assemble });
}

/** Milliseconds that nothing else can be done. */
const SLICE = 5;

/** Finds what sentences mean before it is asked for, in the time that the main thread waits for others anyway. */
export function assembleBeforehand(texts: Iterable<string>, library: SupportCodeLibrary): void {
  const left = texts[Symbol.iterator]();
  const slice = (): void => {
    const end = performance.now() + SLICE;
    while (performance.now() < end) {
      const { done, value } = left.next();
      if (done) return;
      meaningOf(value, library);
    }
    setImmediate(slice);
  };
  setImmediate(slice);
}

const assemble: Assemble = async (testRunStartedId, eventBroadcaster, newId, sourcedPickles, library) => {
  const afterHooks = library.afterTestCaseHookDefinitions.toReversed();
  const hooks = (definitions: SupportCodeLibrary['afterTestCaseHookDefinitions'], pickle: Pickle) =>
    definitions
      .filter((hook) => hook.appliesToTestCase(pickle))
      .map(({ id }): TestStep => ({ id: newId(), hookId: id }));
  return sourcedPickles.map(({ gherkinDocument, pickle }) => {
    const id = newId();
    const testSteps = [
      ...hooks(library.beforeTestCaseHookDefinitions, pickle),
      ...pickle.steps.map(
        (step): TestStep => ({
          id: newId(),
          pickleStepId: step.id,
          ...meaningOf(step.text, library),
        }),
      ),
      ...hooks(afterHooks, pickle),
    ];
    const testCase = { testRunStartedId, pickleId: pickle.id, id, testSteps };
    eventBroadcaster.emit('envelope', { testCase });
    return { gherkinDocument, pickle, testCase };
  });
};

function meaningOf(text: string, library: SupportCodeLibrary): Meant {
  const meanings = known.get(library) ?? new Map<string, Meant>();
  known.set(library, meanings);
  const meant = meanings.get(text) ?? meantBy(text, library);
  meanings.set(text, meant);
  return meant;
}

function meantBy(text: string, { stepDefinitions }: SupportCodeLibrary): Meant {
  const definitions = stepDefinitions.filter((definition) => definition.matchesStepName(text));
  return {
    stepDefinitionIds: definitions.map(({ id }) => id),
    stepMatchArgumentsLists: definitions.map((definition) => ({
      stepMatchArguments: capturedBy(definition, text),
    })),
  };
}

function capturedBy({ expression }: StepDefinition, text: string) {
  return (expression.match(text) ?? []).map((argument) => ({
    group: groupOf(argument.group as Group),
    parameterTypeName: argument.parameterType.name as string,
  }));
}

function groupOf({ start, value, children }: Group): Group {
  return { start, value, children: children?.map(groupOf) } as Group;
}
