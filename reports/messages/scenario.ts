import type * as messages from '@cucumber/messages';
import type { Document, Row } from './document';
import type { Attempt, Examples, Scenario } from './run';

/** A pickle with the parts of its feature file that it grew from. */
export function buildScenario(pickle: messages.Pickle, document: Document, attempts: Attempt[]): Scenario {
  const [scenarioId = '', rowId = ''] = pickle.astNodeIds;
  const origin = document.scenarios.get(scenarioId);
  const row = document.rows.get(rowId);
  const begun = attempts.filter(({ notBegun }) => notBegun === undefined);
  const notRun = attempts.at(-1)?.notBegun;
  const built: Scenario = {
    line: pickle.location?.line ?? row?.row.location.line ?? origin?.scenario.location.line ?? 0,
    keyword: origin?.scenario.keyword ?? 'Scenario',
    name: pickle.name,
    description: origin?.scenario.description ?? '',
    tags: pickle.tags.map((tag) => tag.name),
    attempts: begun,
    ...(begun.length === 0 && notRun !== undefined && { notRun }),
  };
  if (origin?.rule) built.rule = origin.rule.name;
  if (row) built.examples = buildExamples(row, pickle.name !== origin?.scenario.name);
  const { location } = row?.row ?? {};
  // Rows from a file stand in the line of their header, each in a column of its own.
  if (location?.column && location.line === row?.examples.tableHeader?.location.line)
    built.nth = location.column;
  return built;
}

function buildExamples({ examples, row }: Row, named: boolean): Examples {
  const header = examples.tableHeader?.cells ?? [];
  const cells = header.map((cell, index): [string, string] => [cell.value, row.cells[index]?.value ?? '']);
  return { name: examples.name, row: cells, named };
}
