import type { Rule } from '../rule';

export const gherkin: Rule = {
  name: 'gherkin',
  about: 'A feature file is Gherkin, and the files that its examples name are there.',
  check: ({ features }) =>
    features.flatMap(({ file, faults }) => faults.map((fault) => ({ file, ...fault }))),
};
