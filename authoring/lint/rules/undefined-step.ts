import { BRINE } from '../../../support/home/home';
import { suggestPhrases } from '../../../support/phrases/suggest';
import type { LintedStep, Rule } from '../rule';

export const undefinedStep: Rule = {
  name: 'undefined-step',
  about: 'Every step is a phrase that there is.',
  check: ({ steps, project }) =>
    steps
      .filter(({ matches }) => matches.length === 0)
      .map((step) => {
        const meant = suggestPhrases(step.text, project.definitions).map((sentence) =>
          written(sentence, step),
        );
        return {
          file: step.file,
          line: step.line,
          column: step.column,
          message: `No step definition matches “${step.text}”.`,
          next:
            meant.length > 0
              ? `Did you mean: ${meant.join('\n         or: ')}`
              : `${BRINE} steps and a word or two of it show the phrases that there are.`,
        };
      }),
};

/** With the placeholders of the outline in place of the values of its row. */
function written(sentence: string, { row }: LintedStep): string {
  return row.reduce(
    (text, [name, value]) => (value === '' ? text : text.replace(value, `<${name}>`)),
    sentence,
  );
}
