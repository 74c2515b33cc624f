import type * as messages from '@cucumber/messages';

/** What a pickle does not carry itself, looked up by the ids of its syntax tree. */
export interface Origin {
  scenario: messages.Scenario;
  rule?: messages.Rule;
}

export interface Row {
  examples: messages.Examples;
  row: messages.TableRow;
}

/** A feature file's syntax tree, by id. */
export interface Document {
  feature: messages.Feature;
  scenarios: Map<string, Origin>;
  steps: Map<string, messages.Step>;
  rows: Map<string, Row>;
}

/** Undefined for a file without a feature in it. */
export function indexDocument(source: messages.GherkinDocument): Document | undefined {
  if (source.feature === undefined) return undefined;
  const document: Document = {
    feature: source.feature,
    scenarios: new Map(),
    steps: new Map(),
    rows: new Map(),
  };
  for (const child of source.feature.children) {
    addChild(document, child);
    for (const inner of child.rule?.children ?? []) addChild(document, inner, child.rule);
  }
  return document;
}

function addChild(document: Document, child: messages.RuleChild, rule?: messages.Rule): void {
  for (const step of child.background?.steps ?? []) document.steps.set(step.id, step);
  const { scenario } = child;
  if (scenario === undefined) return;
  document.scenarios.set(scenario.id, rule ? { scenario, rule } : { scenario });
  for (const step of scenario.steps) document.steps.set(step.id, step);
  for (const examples of scenario.examples) {
    for (const row of examples.tableBody) document.rows.set(row.id, { examples, row });
  }
}
