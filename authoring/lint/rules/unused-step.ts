import { matchesOf } from '../../../support/phrases/check';
import type { Definition } from '../../../support/phrases/definition';
import { loadPhrases } from '../../../support/phrases/load';
import { registeredVocabulary } from '../../../support/phrases/registered';
import type { Project } from '../../project';
import { isOwn } from '../../steps/collect';
import type { Rule } from '../rule';

export const unusedStep: Rule = {
  name: 'unused-step',
  about:
    'Every step definition of the project is used by a feature or a phrase; looked at when all features are.',
  check: ({ project, steps, whole }) => {
    if (!whole) return [];
    const used = new Set<object>([...steps.flatMap(({ matches }) => matches), ...usedByPhrases(project)]);
    return project.definitions
      .filter((one) => isOwn(project.root, one) && !used.has(one))
      .map(({ pattern, uri, line }) => ({
        file: uri.replaceAll('\\', '/'),
        line,
        column: 1,
        message: `No feature uses the step “${pattern}”.`,
        next: 'Take it away, or say in a feature what it is for.',
      }));
  },
};

function usedByPhrases({ root, definitions }: Project): Definition[] {
  const vocabulary = { ...registeredVocabulary(), definitions };
  return loadPhrases(root).phrases.flatMap((phrase) =>
    phrase.steps.flatMap((step) => matchesOf(phrase, step, vocabulary).matches),
  );
}
