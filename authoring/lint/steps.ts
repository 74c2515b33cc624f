import type { GherkinDocument, Pickle, PickleStep, TableRow } from '@cucumber/messages';
import type { FeatureFile } from '../features/read';
import { scenariosOf, writtenSteps } from '../features/steps';
import type { StepDefinition } from '../project';
import type { LintedStep } from './rule';

/** Every step of the features as it is written, once, with the definitions that match it. */
export function lintedSteps(
  features: readonly FeatureFile[],
  definitions: readonly StepDefinition[],
): LintedStep[] {
  const known = new Map<string, StepDefinition[]>();
  const matching = (text: string) => {
    const matches = known.get(text) ?? definitions.filter((one) => one.matchesStepName(text));
    known.set(text, matches);
    return matches;
  };
  return features.flatMap((feature) => stepsOf(feature, matching));
}

function stepsOf(
  { file, document, pickles }: FeatureFile,
  matching: (text: string) => StepDefinition[],
): LintedStep[] {
  if (!document) return [];
  const first = new Map<string, { step: PickleStep; pickle: Pickle }>();
  for (const pickle of pickles) {
    for (const step of pickle.steps) {
      const id = step.astNodeIds[0] ?? '';
      // An outline may be right with some of its rows and wrong with others: what is wrong counts.
      const before = first.get(id);
      if (!before || (matching(before.step.text).length === 1 && matching(step.text).length !== 1))
        first.set(id, { step, pickle });
    }
  }
  const rows = rowsOf(document);
  return writtenSteps(document).flatMap((written) => {
    const used = first.get(written.id);
    if (!used) return [];
    const { line, column = 1 } = written.location;
    const table = written.dataTable?.rows ?? [];
    return {
      file,
      line,
      column: column + written.keyword.length,
      text: used.step.text,
      row: rows.get(used.pickle.astNodeIds[1] ?? '') ?? [],
      cells: table.flatMap(cellsOf),
      matches: matching(used.step.text),
    };
  });
}

function cellsOf({ cells }: TableRow): LintedStep['cells'] {
  return cells.map(({ value, location }) => ({ value, line: location.line, column: location.column ?? 1 }));
}

/** Names and values of the rows of all examples, by the row's id. */
function rowsOf(document: GherkinDocument): Map<string, LintedStep['row']> {
  const examples = scenariosOf(document).flatMap((scenario) => [...scenario.examples]);
  return new Map(
    examples.flatMap(({ tableHeader, tableBody }) =>
      tableBody.map(({ id, cells }): [string, LintedStep['row']] => [
        id,
        cells.map(({ value }, index) => [tableHeader?.cells[index]?.value ?? '', value]),
      ]),
    ),
  );
}
