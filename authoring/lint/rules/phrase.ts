import { faultsAmong } from '../../../support/phrases/check';
import { loadPhrases } from '../../../support/phrases/load';
import { registeredVocabulary } from '../../../support/phrases/registered';
import type { Rule } from '../rule';

export const phrase: Rule = {
  name: 'phrase',
  about:
    'Phrases in plain text are made of phrases that there are, use their placeholders, and do not lead in circles.',
  check: ({ project }) => {
    const { phrases, faults } = loadPhrases(project.root);
    const among = phrases.length > 0 ? faultsAmong(phrases, registeredVocabulary()) : [];
    return [...faults, ...among].map((fault) => ({ ...fault, column: 1 }));
  },
};
