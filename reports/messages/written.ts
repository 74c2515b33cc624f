import type * as messages from '@cucumber/messages';

/** A feature file as its author wrote it, outlines and backgrounds not yet made into scenarios. */
export interface WrittenFeature {
  /** Code of the spoken language: `en`, `fr`. */
  language: string;
  parts: WrittenPart[];
}

export type WrittenPart = WrittenBackground | WrittenRule | WrittenScenario;

interface Named {
  line: number;
  keyword: string;
  name: string;
  description: string;
}

export interface WrittenBackground extends Named {
  kind: 'background';
  steps: WrittenStep[];
}

export interface WrittenRule extends Named {
  kind: 'rule';
  tags: string[];
  parts: (WrittenBackground | WrittenScenario)[];
}

export interface WrittenScenario extends Named {
  kind: 'scenario';
  tags: string[];
  steps: WrittenStep[];
  /** Empty for a scenario that is no outline. */
  examples: WrittenExamples[];
}

export interface WrittenStep {
  line: number;
  keyword: string;
  text: string;
  docString?: { content: string; mediaType?: string };
  table?: string[][];
}

export interface WrittenExamples extends Named {
  tags: string[];
  header: string[];
  rows: { line: number; cells: string[] }[];
}

export function readWritten({ language, children }: messages.Feature): WrittenFeature {
  return { language, parts: children.flatMap(part) };
}

function part(child: messages.FeatureChild): WrittenPart[] {
  if (child.rule === undefined) return simplePart(child);
  const { children, tags } = child.rule;
  return [
    {
      kind: 'rule',
      ...named(child.rule),
      tags: tags.map((tag) => tag.name),
      parts: children.flatMap(simplePart),
    },
  ];
}

function simplePart({ background, scenario }: messages.RuleChild): (WrittenBackground | WrittenScenario)[] {
  if (background) return [{ kind: 'background', ...named(background), steps: background.steps.map(step) }];
  if (scenario === undefined) return [];
  return [
    {
      kind: 'scenario',
      ...named(scenario),
      tags: scenario.tags.map((tag) => tag.name),
      steps: scenario.steps.map(step),
      examples: scenario.examples.map(examples),
    },
  ];
}

function step({ location, keyword, text, docString, dataTable }: messages.Step): WrittenStep {
  const written: WrittenStep = { line: location.line, keyword, text };
  if (docString) {
    const { content, mediaType } = docString;
    written.docString = mediaType ? { content, mediaType } : { content };
  }
  if (dataTable) written.table = dataTable.rows.map((row) => row.cells.map((cell) => cell.value));
  return written;
}

function examples(source: messages.Examples): WrittenExamples {
  return {
    ...named(source),
    tags: source.tags.map((tag) => tag.name),
    header: source.tableHeader?.cells.map((cell) => cell.value) ?? [],
    rows: source.tableBody.map((row) => ({
      line: row.location.line,
      cells: row.cells.map((cell) => cell.value),
    })),
  };
}

function named(source: {
  location: messages.Location;
  keyword: string;
  name: string;
  description: string;
}): Named {
  const { location, keyword, name, description } = source;
  return { line: location.line, keyword, name, description };
}
