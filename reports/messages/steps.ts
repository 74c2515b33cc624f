import type * as messages from '@cucumber/messages';
import type { InnerStep } from '../../support/evidence/phrase-record';
import type { Document } from './document';
import { place, readResult } from './result';
import type { Attachment, Definition, Step } from './run';

/** Where the parts of a step are found. Results and attachments are those of one attempt, by test step id. */
export interface StepSources {
  pickle: messages.Pickle;
  document: Document;
  hooks: Map<string, messages.Hook>;
  definitions: Map<string, messages.StepDefinition>;
  snippets: Map<string, string[]>;
  results: Map<string, messages.TestStepResult>;
  attachments: Map<string, Attachment[]>;
  /** What the steps of phrases did. */
  inner: Map<string, InnerStep[]>;
}

/** The steps and hooks of one attempt; those without a result have the outcome `unknown`. */
export function buildSteps(testCase: messages.TestCase, sources: StepSources): Step[] {
  return testCase.testSteps.map((testStep) => {
    const pickleStep = sources.pickle.steps.find((step) => step.id === testStep.pickleStepId);
    const step = pickleStep ? sentence(pickleStep, testStep, sources) : hook(testStep, sources);
    const result = sources.results.get(testStep.id);
    const attachments = sources.attachments.get(testStep.id) ?? [];
    const inner = sources.inner.get(testStep.id);
    return { ...step, ...(result && readResult(result)), ...(inner && { inner }), attachments };
  });
}

const NOTHING_YET = { outcome: 'unknown', duration: 0, attachments: [] } satisfies Partial<Step>;

function sentence(pickleStep: messages.PickleStep, testStep: messages.TestStep, sources: StepSources): Step {
  const source = sources.document.steps.get(pickleStep.astNodeIds[0] ?? '');
  const step: Step = {
    ...NOTHING_YET,
    kind: 'step',
    keyword: source?.keyword ?? '',
    text: pickleStep.text,
    line: source?.location.line ?? 0,
    definitions: (testStep.stepDefinitionIds ?? []).flatMap((id) => definition(sources.definitions.get(id))),
    snippets: sources.snippets.get(pickleStep.id) ?? [],
  };
  const { docString, dataTable } = pickleStep.argument ?? {};
  if (docString) step.docString = docString;
  if (dataTable) step.table = dataTable.rows.map((row) => row.cells.map((cell) => cell.value));
  const parameters = parametersOf(testStep);
  if (parameters.length > 0) step.parameters = parameters;
  return step;
}

function parametersOf({ stepMatchArgumentsLists = [] }: messages.TestStep): string[] {
  const [only, ...others] = stepMatchArgumentsLists;
  if (only === undefined || others.length > 0) return [];
  return only.stepMatchArguments.flatMap(({ group }) => group.value || []);
}

function hook(testStep: messages.TestStep, sources: StepSources): Step {
  const source = sources.hooks.get(testStep.hookId ?? '');
  return {
    ...NOTHING_YET,
    kind: 'hook',
    keyword: source?.type === 'AFTER_TEST_CASE' ? 'After' : 'Before',
    text: source?.name ?? place(source?.sourceReference),
    line: source?.sourceReference.location?.line ?? 0,
    definitions: [],
    snippets: [],
  };
}

function definition(source: messages.StepDefinition | undefined): Definition[] {
  return source ? [readDefinition(source)] : [];
}

export function readDefinition({ pattern, sourceReference }: messages.StepDefinition): Definition {
  return { pattern: pattern.source, place: place(sourceReference) };
}
