import { StepKeywordType } from '@cucumber/messages';
import { scenariosOf } from '../../features/steps';
import type { Rule } from '../rule';

export const missingThen: Rule = {
  name: 'missing-then',
  about: 'A scenario checks something: it has a Then.',
  check: ({ features }) =>
    features.flatMap(({ file, document }) => {
      if (!document) return [];
      return scenariosOf(document)
        .filter(({ steps }) => steps.length > 0 && !steps.some(({ keywordType }) => checks(keywordType)))
        .map(({ name, location }) => ({
          file,
          line: location.line,
          column: location.column ?? 1,
          message: `The scenario “${name}” checks nothing: it has no Then.`,
          next: 'Say with Then what should have happened.',
        }));
    }),
};

/** `*` says of no step what it is. */
function checks(type: StepKeywordType | undefined): boolean {
  return type === StepKeywordType.OUTCOME || type === StepKeywordType.UNKNOWN;
}
