import { SetupError } from '../errors/brine-error';
import { count } from '../matching/json';
import type { PhraseFault } from './phrase';

/** Phrases of the project that are not as they should be; all faults at once. */
export class PhrasesInvalidError extends SetupError {
  override readonly name = 'PhrasesInvalidError';

  constructor(faults: readonly PhraseFault[]) {
    super({
      what: `The phrases of the project have ${count(faults.length, 'fault')}.`,
      details: faults.map(({ file, line, message }) => `${file}:${line}  ${message}`).join('\n'),
      next: 'docs/phrases.md tells how phrases are written.',
    });
  }
}
