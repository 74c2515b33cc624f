import { AstBuilder, Parser } from '@cucumber/gherkin';
import {
  type Comment,
  type GherkinDocument,
  IdGenerator,
  type Scenario,
  type Step,
} from '@cucumber/messages';
import { readHead } from './head';
import { PhraseMatcher } from './matcher';
import type { Phrase, PhraseFault, PhraseStep } from './phrase';

/**
 * Reads a `.phrases` file: Gherkin with phrases for scenarios. `Phrases:` with a title may stand above them.
 *
 * @param file as it is to be told.
 */
export function readPhrases(text: string, file: string): { phrases: Phrase[]; faults: PhraseFault[] } {
  const lines = text.split(/\r?\n/);
  const first = lines.findIndex((line) => /^\s*Phrases?:/.test(line));
  if (first === -1) {
    const empty = lines.every((line) => /^\s*(?:#.*)?$/.test(line));
    return {
      phrases: [],
      faults: empty ? [] : [{ file, line: 1, message: 'A phrase begins with “Phrase:” and its sentence.' }],
    };
  }
  const headed = /^\s*Phrases:/.test(lines[first] as string);
  const whole = headed ? lines : [...lines.slice(0, first), 'Phrases:', ...lines.slice(first)];
  const back = (line: number) => (headed || line <= first ? line : line - 1);
  try {
    const builder = new AstBuilder(IdGenerator.incrementing());
    const document = new Parser(builder, new PhraseMatcher()).parse(whole.join('\n'));
    return { phrases: phrasesOf(document, file, back), faults: [] };
  } catch (error) {
    return {
      phrases: [],
      faults: faultsOf(error).map(({ line, message }) => ({ file, line: back(line), message })),
    };
  }
}

function phrasesOf(
  { feature, comments }: GherkinDocument,
  file: string,
  back: (line: number) => number,
): Phrase[] {
  const scenarios = (feature?.children ?? []).flatMap(({ scenario }) => scenario ?? []);
  return scenarios.map((scenario) => ({
    head: scenario.name,
    ...readHead(scenario.name),
    about: aboutOf(scenario, comments),
    file,
    line: back(scenario.location.line),
    steps: scenario.steps.map((step) => stepOf(step, back)),
  }));
}

/** The text below the head, else the comments right above it. */
function aboutOf({ description, location }: Scenario, comments: readonly Comment[]): string {
  if (description.trim() !== '')
    return description
      .split('\n')
      .map((line) => line.trim())
      .join('\n')
      .trim();
  const above: string[] = [];
  for (let line = location.line - 1; ; line -= 1) {
    const comment = comments.find((one) => one.location.line === line);
    if (!comment) return above.join('\n');
    above.unshift(comment.text.trim().replace(/^#\s?/, ''));
  }
}

function stepOf(
  { keyword, text, location, dataTable, docString }: Step,
  back: (line: number) => number,
): PhraseStep {
  return {
    keyword,
    text,
    line: back(location.line),
    ...(dataTable && { table: dataTable.rows.map(({ cells }) => cells.map(({ value }) => value)) }),
    ...(docString && {
      docString: {
        content: docString.content,
        ...(docString.mediaType && { mediaType: docString.mediaType }),
        line: back(docString.location.line),
      },
    }),
  };
}

/** Gherkin collects its errors in one. */
function faultsOf(error: unknown): { line: number; message: string }[] {
  const { errors, location, message } = error as {
    errors?: unknown[];
    location?: { line: number };
    message: string;
  };
  if (errors) return errors.flatMap(faultsOf);
  const [, got] = /, got '(.*)'$/s.exec(message) ?? [];
  const said =
    got === undefined
      ? message.replace(/^\(\d+:\d+\): /, '')
      : `“${got}” is neither a phrase nor a step, table or text of one. A phrase begins with “Phrase:”, a step with Given, When, Then, And, But or *.`;
  return [{ line: location?.line ?? 1, message: said }];
}
