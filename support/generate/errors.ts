import { BrineError } from '../errors/brine-error';
import { count } from '../matching/json';

/** The file with what the documents do not say is not as it should be. */
export class HintsError extends BrineError {
  override readonly name = 'HintsError';

  constructor(file: string, faults: readonly string[], cause?: unknown) {
    super(
      {
        what: `The hints for generated features have ${count(faults.length, 'fault')}.`,
        where: file,
        details: faults.join('\n'),
        next: 'See docs/generate.md for what may stand there.',
      },
      { cause },
    );
  }
}

/** A generated feature was edited until it was no Gherkin any more, so nobody can tell what in it is whose. */
export class GeneratedFeatureError extends BrineError {
  override readonly name = 'GeneratedFeatureError';

  constructor(file: string, cause: unknown) {
    super(
      {
        what: 'The generated feature cannot be read.',
        where: file,
        details: (cause as Error).message,
        next: 'Correct the file, or delete it to have it generated anew.',
      },
      { cause },
    );
  }
}
