import { scenariosOf } from '../../features/steps';
import type { Rule } from '../rule';

export const duplicateName: Rule = {
  name: 'duplicate-name',
  about:
    'The scenarios of a feature have different names: a report and its history tell them apart by those.',
  check: ({ features }) =>
    features.flatMap(({ file, document }) => {
      if (!document) return [];
      const first = new Map<string, number>();
      return scenariosOf(document).flatMap(({ name, location }) => {
        const before = first.get(name);
        if (before === undefined) first.set(name, location.line);
        return before === undefined
          ? []
          : {
              file,
              line: location.line,
              column: location.column ?? 1,
              message: `The scenario in line ${before} is called “${name}” too.`,
              next: 'Say in the name what makes this one different.',
            };
      });
    }),
};
