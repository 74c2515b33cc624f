import type { FeatureChild, GherkinDocument, PickleStep, RuleChild, Step } from '@cucumber/messages';
import type { RecordedStep } from '../support/browser/evidence/recording';

/** The line of a feature file that a step comes from; undefined when the document is another one's. */
export function featureStep({ astNodeIds }: PickleStep, document: GherkinDocument): Step | undefined {
  const steps = stepsById(document);
  return astNodeIds.map((id) => steps.get(id)).find((step) => step !== undefined);
}

/** A step as its feature file has it, its placeholders not filled in: `When I open "orders"`. */
export function describeStep(step: PickleStep, document: GherkinDocument): RecordedStep {
  const written = featureStep(step, document);
  return {
    title: `${written?.keyword ?? ''}${step.text}`,
    file: document.uri ?? '',
    line: written?.location.line ?? 0,
  };
}

/** Asked for before every step: looking through the document each time takes longer the more scenarios it has. */
const known = new WeakMap<GherkinDocument, ReadonlyMap<string, Step>>();

function stepsById(document: GherkinDocument): ReadonlyMap<string, Step> {
  const steps = known.get(document) ?? new Map(stepsOf(document).map((step) => [step.id, step]));
  known.set(document, steps);
  return steps;
}

function stepsOf({ feature }: GherkinDocument): Step[] {
  return (feature?.children ?? []).flatMap(({ rule, ...child }) =>
    rule ? rule.children.flatMap(stepsIn) : stepsIn(child),
  );
}

function stepsIn({ background, scenario }: FeatureChild | RuleChild): readonly Step[] {
  return (background ?? scenario)?.steps ?? [];
}
