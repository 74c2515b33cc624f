import type { GherkinDocument, PickleStep } from '@cucumber/messages';
import { DocumentError } from '../support/matching/document-error';
import { MockContractError } from '../support/mocks/contract-error';
import { featureStep } from './feature-step';

/** Where the content of a doc string begins. */
interface Place {
  file: string;
  line: number;
  content: string;
}

/** The doc strings of one scenario, to tell in which line of a feature file one of them has a fault. */
export class DocStrings {
  readonly #given = new Map<string, Place>();
  #current: Place | undefined;

  /** The step that runs next. */
  begin(step: PickleStep, document: GherkinDocument): void {
    // Asked for before every step: most have none.
    const text = step.argument?.docString && featureStep(step, document)?.docString;
    this.#current = text && {
      file: document.uri ?? '',
      line: text.location.line + 1,
      content: text.content,
    };
  }

  /** The same for a step of a phrase, whose text is in the phrase's file. @param text its opening quotes are in `line`. */
  beginAt(text: Place | undefined): void {
    this.#current = text && { file: text.file, line: text.line + 1, content: text.content };
  }

  /** What the running step was given, its doc string filled in among it. */
  give(args: readonly unknown[]): void {
    for (const text of args)
      if (typeof text === 'string' && this.#current) this.#given.set(text, this.#current);
  }

  /** Adds file and line to an error about one of the texts, which may have been given to an earlier step. */
  locate(error: unknown): void {
    if (!(error instanceof DocumentError || error instanceof MockContractError)) return;
    const place = this.#given.get(error.text) ?? this.#current;
    // A value of several lines that was filled in would make the count wrong.
    if (place && lines(place.content) === lines(error.text)) error.locateIn(place.file, place.line);
  }
}

function lines(text: string): number {
  return text.split('\n').length;
}
