import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { type GherkinDocument, IdGenerator, type Pickle } from '@cucumber/messages';
import { expandExamples } from '../../support/examples/expand';
import { inPlainWords } from '../../support/phrases/plain-words';

/** What Gherkin, or the data of an outline, is wrong with. */
export interface FeatureFault {
  line: number;
  column: number;
  /** In plain words, without the place. */
  message: string;
}

/** A feature file as it was read. */
export interface FeatureFile {
  /** From the project's folder, with `/`. */
  file: string;
  text: string;
  /** Absent when the file is not Gherkin. */
  document?: GherkinDocument;
  /** Its scenarios, outlines filled in; none when anything is wrong with the file. */
  pickles: readonly Pickle[];
  faults: FeatureFault[];
}

/** Reads a feature file, the rows of outlines that are in files of their own with it. Every fault of it is told. */
export function readFeature(root: string, file: string): FeatureFile {
  const text = readFileSync(path.join(root, file), 'utf8');
  const newId = IdGenerator.incrementing();
  const read = parseFeature(text, newId);
  if (!('document' in read)) return { file, text, pickles: [], faults: read.faults };
  const { document } = read;
  const faults = expandExamples(document, root).map(({ location, message }) => ({
    line: location.line,
    column: location.column ?? 1,
    message,
  }));
  const pickles = faults.length > 0 ? [] : compile(document, file, newId);
  return { file, text, document, pickles, faults };
}

/** The document alone, nothing filled in. */
export function parseFeature(
  text: string,
  newId: IdGenerator.NewId = IdGenerator.incrementing(),
): { document: GherkinDocument } | { faults: FeatureFault[] } {
  try {
    const parser = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher());
    return { document: parser.parse(text) };
  } catch (error) {
    return { faults: faultsOf(error) };
  }
}

/** Gherkin collects its errors in one. */
function faultsOf(error: unknown): FeatureFault[] {
  const {
    errors = [error],
    location,
    message,
  } = error as {
    errors?: unknown[];
    location?: { line: number; column?: number };
    message: string;
  };
  if (errors.length > 1 || errors[0] !== error) return errors.flatMap(faultsOf);
  const text = inPlainWords(message.replace(/^\(\d+:\d+\): /, ''));
  return [{ line: location?.line ?? 1, column: location?.column ?? 1, message: text }];
}
