import { BrineError } from '../../support/errors/brine-error';

/** Results of another tool could not be taken in. */
export class ImportError extends BrineError {
  override readonly name = 'ImportError';

  /** @param faults one for each file, with its path. */
  constructor(faults: readonly string[]) {
    super({
      what: 'These are no results that can be imported.',
      details: faults.join('\n'),
      next: 'Known are JUnit XML (.xml), Cucumber JSON (.json) and Cucumber Messages (.ndjson).',
    });
  }
}
