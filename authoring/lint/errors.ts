import { SetupError } from '../../support/errors/brine-error';
import { suggest } from '../../support/matching/suggest';

/** The settings switch rules of the linter that there are none of. */
export class UnknownRuleError extends SetupError {
  override readonly name = 'UnknownRuleError';

  constructor(unknown: readonly string[], known: readonly string[]) {
    super({
      what: `lint.rules names ${unknown.length === 1 ? 'a rule' : 'rules'} that there ${unknown.length === 1 ? 'is' : 'are'} none of.`,
      where: 'brine.config.ts',
      details: unknown
        .map((name) => {
          const near = suggest(name, known);
          return near === undefined ? name : `${name} (did you mean "${near}"?)`;
        })
        .join('\n'),
      next: `Rules: ${known.join(', ')}.`,
    });
  }
}
