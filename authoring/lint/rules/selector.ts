import { readExpectedText } from '../../../support/matching/markers';
import type { LintedStep, Rule } from '../rule';

export const selector: Rule = {
  name: 'selector',
  about: 'Steps speak of what a person sees: no CSS and no XPath.',
  check: ({ steps }) =>
    steps.flatMap((step) =>
      textsOf(step)
        .filter(({ value }) => isSelector(value))
        .map(({ value, line, column }) => ({
          file: step.file,
          line,
          column,
          message: `“${value}” is a selector: it says how the page is built, not what a person sees.`,
          next: 'Name the element by its label, text or role; in another place it belongs into a step definition.',
        })),
    ),
};

/** Paths into JSON look like selectors, and stand in fields. */
function textsOf({
  text,
  line,
  column,
  cells,
}: LintedStep): { value: string; line: number; column: number }[] {
  const quoted = [...text.matchAll(/(\bfields? )?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')/g)];
  return [
    ...quoted
      .filter(([, field]) => field === undefined)
      .map((one) => ({ value: one[2] ?? one[3] ?? '', line, column: column + one.index })),
    ...cells,
  ];
}

const ELEMENTS =
  'div|span|button|input|form|ul|ol|li|tr|td|nav|img|textarea|select|section|main|header|footer|h[1-6]';
const SELECTORS = [
  /^(?:css|xpath|data-testid|testid)\s*=/i,
  /^\(?\.?\/\/[a-z*][\w-]*(?:\[|\/|::|$)/i,
  /^\/html\//i,
  /^\[[\w-]+\s*(?:[~|^$*]?=.*)?\]$/,
  new RegExp(`^(?:${ELEMENTS}|a|p)(?:\\[[^\\]]+\\]|:[a-z-]+\\()`, 'i'),
  new RegExp(`^(?:${ELEMENTS})[#.][\\w-]+`, 'i'),
  new RegExp(`^(?:${ELEMENTS}|a|p) ?> ?[\\w.#[]`, 'i'),
  /:nth-(?:child|of-type)\(|:has-text\(|>>/,
  /^\.[a-z][a-z\d]*(?:[-_]{1,2}[\w-]+)+(?:[\s.>:#[].*)?$/i,
];

function isSelector(text: string): boolean {
  if (SELECTORS.some((one) => one.test(text))) return true;
  return /^#[a-z][\w-]*$/i.test(text) && readExpectedText(text).kind !== 'marker';
}
