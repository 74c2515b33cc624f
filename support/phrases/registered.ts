import builder from '@cucumber/cucumber/lib/support_code_library_builder/index';
import type { SupportCodeLibrary } from '@cucumber/cucumber/lib/support_code_library_builder/types';
import type { Vocabulary } from './check';
import { UnknownParameterError } from './errors';

export type Registered = SupportCodeLibrary['stepDefinitions'][number];

interface Builder {
  buildStepDefinitions(): { stepDefinitions: Registered[] };
  finalize(...ids: unknown[]): SupportCodeLibrary;
  stepDefinitionConfigs: { pattern: string | RegExp; uri: string; line: number }[];
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

let isExpecting = false;

/**
 * Lets step definitions whose parameters nobody defined be a fault of the project: Cucumber leaves them out, and a run
 * that does not need them would be green. Doing it again changes nothing.
 *
 * From then on Cucumber throws UnknownParameterError when all files are loaded.
 */
export function expectKnownParameters(): void {
  if (isExpecting) return;
  isExpecting = true;
  const { finalize } = inner;
  Object.assign(inner, {
    finalize(this: Builder, ...ids: unknown[]) {
      const library = finalize.apply(this, ids);
      refuseUnknown(library);
      return library;
    },
  });
}

/** Phrases in plain text are held against all of them later, with all their faults. */
function refuseUnknown({ undefinedParameterTypes, parameterTypeRegistry }: SupportCodeLibrary): void {
  const unknown = undefinedParameterTypes.map(({ name, expression }) => {
    const place = inner.stepDefinitionConfigs.find(({ pattern }) => pattern === expression);
    return { name, expression, at: place && `${place.uri.replaceAll('\\', '/')}:${place.line}` };
  });
  const inCode = unknown.filter(({ at }) => !/\.phrases:\d+$/.test(at ?? ''));
  const known = [...parameterTypeRegistry.parameterTypes].flatMap(({ name }) => name || []);
  if (inCode.length > 0) throw new UnknownParameterError(inCode, known);
}
