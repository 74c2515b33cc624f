import { BrineError } from '../../support/errors/brine-error';
import { suggest } from '../../support/matching/suggest';

/** Nothing of what was named has a document. */
export class NothingToGenerateError extends BrineError {
  override readonly name = 'NothingToGenerateError';

  constructor(unknown: readonly string[], known: readonly string[]) {
    const lines = unknown.map((name) => {
      const near = suggest(name, known);
      return `${name}: there is no such service with a document, and no such file${near === undefined ? '' : `; did you mean "${near}"?`}`;
    });
    super({
      what:
        unknown.length > 0
          ? 'Not all that was named has an OpenAPI document.'
          : 'No service has an OpenAPI document.',
      where: 'brine.config.ts, services',
      details: [...lines, `services with a document: ${known.join(', ') || 'none'}`].join('\n'),
      next: 'Name a service whose settings say "openapi", or a file or address of a document.',
    });
  }
}
