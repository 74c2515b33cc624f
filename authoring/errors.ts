import { BrineError, SetupError } from '../support/errors/brine-error';
import { loadFault } from '../support/errors/load-fault';

/** The project's step definitions, or what Cucumber is told about them, could not be loaded. */
export class ProjectNotLoadedError extends SetupError {
  override readonly name = 'ProjectNotLoadedError';

  constructor(cause: unknown, root: string) {
    const { where, text } = loadFault(cause, root);
    super(
      {
        what: 'The step definitions of the project could not be loaded.',
        where,
        details: text,
        next: 'Correct this and try again.',
      },
      { cause },
    );
  }
}

/** A file or folder that was named is not there. */
export class FeatureNotFoundError extends BrineError {
  override readonly name = 'FeatureNotFoundError';

  constructor(place: string) {
    super({
      what: `There is no file or folder "${place}".`,
      next: 'Name feature files or folders of them, from the folder of the project.',
    });
  }
}
