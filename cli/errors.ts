import { SetupError } from '../support/errors/brine-error';
import { loadFault } from '../support/errors/load-fault';

/** Something threw before the first scenario: a file of the project, or Cucumber itself about what it was asked. */
export class RunNotBegunError extends SetupError {
  override readonly name = 'RunNotBegunError';

  constructor(cause: unknown, root: string) {
    const { where, text } = loadFault(cause, root);
    super(
      { what: 'The run could not begin.', where, details: text, next: 'Correct this and run again.' },
      { cause },
    );
  }
}
