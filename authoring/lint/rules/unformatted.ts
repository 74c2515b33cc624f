import { BRINE } from '../../../support/home/home';
import { format } from '../../format/format';
import type { Rule } from '../rule';

export const unformatted: Rule = {
  name: 'unformatted',
  about: 'A feature is written as `brine format` writes it; `--fix` does.',
  check: ({ features }) =>
    features.flatMap(({ file, text }) => {
      const formatted = format(text);
      if (!('text' in formatted) || formatted.text === text) return [];
      return {
        file,
        line: firstDifference(text, formatted.text),
        column: 1,
        message: 'The file is not in form from this line on.',
        next: `${BRINE} lint --fix, or ${BRINE} format ${file}`,
      };
    }),
};

function firstDifference(text: string, formatted: string): number {
  const lines = text.split('\n');
  const wanted = formatted.split('\n');
  const at = lines.findIndex((line, index) => line !== wanted[index]);
  return (at === -1 ? Math.min(lines.length, wanted.length) : at) + 1;
}
