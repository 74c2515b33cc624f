import type { Rule } from '../rule';

export const ambiguousStep: Rule = {
  name: 'ambiguous-step',
  about: 'A step is one phrase: no two step definitions match it.',
  check: ({ steps }) =>
    steps
      .filter(({ matches }) => matches.length > 1)
      .map(({ file, line, column, text, matches }) => ({
        file,
        line,
        column,
        message: `${matches.length} step definitions match “${text}”: ${matches
          .map(({ pattern, uri, line: at }) => `${pattern} (${uri.replaceAll('\\', '/')}:${at})`)
          .join(', ')}.`,
        next: 'Say it in words that only one of them matches, or take one of them away.',
      })),
};
