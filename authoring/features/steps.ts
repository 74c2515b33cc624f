import type {
  Background,
  FeatureChild,
  GherkinDocument,
  RuleChild,
  Scenario,
  Step,
} from '@cucumber/messages';

/** The steps of a document as they are written, in their order. */
export function writtenSteps(document: GherkinDocument): Step[] {
  return partsOf(document).flatMap(({ steps }) => [...steps]);
}

function partsOf({ feature }: GherkinDocument): (Background | Scenario)[] {
  return childrenOf(feature?.children).flatMap(({ background, scenario }) => background ?? scenario ?? []);
}

function childrenOf(children: readonly FeatureChild[] = []): RuleChild[] {
  return children.flatMap(({ rule, ...child }) => (rule ? rule.children : [child]));
}

/** The scenarios and outlines of a document, those of rules too. */
export function scenariosOf({ feature }: GherkinDocument): Scenario[] {
  return childrenOf(feature?.children).flatMap(({ scenario }) => scenario ?? []);
}
