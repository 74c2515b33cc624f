import builder from '@cucumber/cucumber/lib/support_code_library_builder/index';
import type { SupportCodeLibrary } from '@cucumber/cucumber/lib/support_code_library_builder/types';
import type { Vocabulary } from './check';

export type Registered = SupportCodeLibrary['stepDefinitions'][number];

interface Builder {
  buildStepDefinitions(): { stepDefinitions: Registered[] };
  stepDefinitionConfigs: { uri: string; line: number }[];
  parameterTypeRegistry: SupportCodeLibrary['parameterTypeRegistry'];
}

/** What Cucumber keeps to itself, in the version that is pinned. */
const inner = builder as unknown as Builder;

let built: readonly Registered[] | undefined;

/** All step definitions of this thread as they run; to be asked when all files are loaded. */
export function registeredSteps(): readonly Registered[] {
  built ??= inner.buildStepDefinitions().stepDefinitions;
  return built;
}

/** The same as what phrases are held against. */
export function registeredVocabulary(): Vocabulary {
  const types = [...inner.parameterTypeRegistry.parameterTypes];
  return {
    definitions: registeredSteps(),
    types: new Map(types.map(({ name, regexpStrings }) => [name ?? '', regexpStrings])),
  };
}

/** Says of the step definition that was registered last where it is written. */
export function placeLast(uri: string, line: number): void {
  const last = inner.stepDefinitionConfigs.at(-1);
  if (last) Object.assign(last, { uri, line });
  built = undefined;
}
