import { Parser } from '@cucumber/gherkin';
import type { GherkinDocument } from '@cucumber/messages';
import { type ExamplesFault, expandExamples } from '../../support/examples/expand';
import { repeatScenarios } from './repeat';

let root: string | undefined;
let times = 1;

/**
 * Lets `Examples: from "file"` work: Cucumber offers no place between reading a feature and making scenarios of it, so
 * the parser that it uses (the same module, kept so by the exact version) fills the tables before it hands them on.
 * Faults become parse errors, which Cucumber lists with feature and line. Repetitions come in by the same door.
 *
 * @param folder where the paths of the files begin.
 * @param repeat how often each scenario runs.
 */
export function readExamplesFrom(folder: string, repeat = 1): void {
  if (root === undefined) wrapParser();
  root = folder;
  times = repeat;
}

function wrapParser(): void {
  const parse = Parser.prototype.parse as (this: Parser<unknown>, ...args: unknown[]) => GherkinDocument;
  (Parser.prototype as { parse: unknown }).parse = function (this: Parser<unknown>, ...args: unknown[]) {
    const document = parse.apply(this, args);
    const faults = expandExamples(document, root as string);
    if (faults.length > 0) throw Object.assign(new Error('examples'), { errors: faults.map(likeGherkin) });
    repeatScenarios(document, times);
    return document;
  };
}

/** Gherkin's own messages begin with the place; Cucumber prints no other. */
function likeGherkin({ location, message }: ExamplesFault): ExamplesFault {
  return { location, message: `(${location.line}:${location.column ?? 1}): ${message}` };
}
