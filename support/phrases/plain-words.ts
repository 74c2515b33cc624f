import { RUN } from '../home/home';
import { suggest } from '../matching/suggest';

const KEYWORDS = ['Feature', 'Background', 'Rule', 'Scenario', 'Scenario Outline', 'Examples'];
const STEPS = ['Given', 'When', 'Then', 'And', 'But'];

/** What is wrong with a line, in words that need no knowledge of parsers. */
export function inPlainWords(message: string): string {
  const [, expected = '', got = ''] = /^expected: (.*), got '(.*)'$/s.exec(message) ?? [];
  if (got !== '') return unexpected(got, expected);
  const [, missing] = /^unexpected end of file, expected: (.*)$/.exec(message) ?? [];
  if (missing?.includes('#DocStringSeparator') && missing.includes('#Other'))
    return 'The text between quotes that begins above has no end: its closing quotes are missing.';
  if (missing?.includes('#FeatureLine'))
    return 'The file holds no feature: it begins with “Feature:” and a name.';
  if (missing !== undefined) return 'The file ends too early: something of what was begun is missing.';
  if (/^inconsistent cell count/.test(message))
    return 'This row of the table has more or fewer cells than the row before it.';
  if (/^A tag may not contain whitespace/.test(message))
    return 'A tag may not hold a space: each has an @ of its own.';
  const [, language] = /^Language not supported: (.*)$/.exec(message) ?? [];
  if (language !== undefined)
    return `Gherkin has no language “${language}”: ${RUN} --i18n-languages lists those it has.`;
  return message;
}

function unexpected(got: string, expected: string): string {
  const meant = meantBy(got);
  const near = meant === undefined ? '' : ` Did you mean “${meant}”?`;
  if (/^Feature:/.test(got)) return 'A file holds one feature, and this is the second.';
  if (/^Background:/.test(got))
    return 'A background stands before the first scenario of its feature or rule, once.';
  if (/^Examples:/.test(got)) return 'Examples belong to a scenario outline, after its steps.';
  if (got.startsWith('|')) return 'A table belongs to a step or to examples, and there is none right above.';
  if (/^("""|```)/.test(got))
    return 'A text between quotes belongs to a step, and there is none right above.';
  if (STEPS.some((word) => got.startsWith(`${word} `)))
    return `“${got}” is a step, and steps belong to a scenario or a background.`;
  if (!expected.includes('#StepLine') && expected.includes('#FeatureLine'))
    return `A feature file begins with “Feature:” and a name, not with “${got}”.${near}`;
  return `“${got}” is neither a step nor anything else that may stand here.${near || ' A step begins with Given, When, Then, And, But or *.'}`;
}

/** A keyword with a slip: `Scenari: …`, `Gven …`. */
function meantBy(got: string): string | undefined {
  const [, title] = /^([A-Za-z ]+?)\s*:/.exec(got) ?? [];
  const keyword = title === undefined ? undefined : suggest(title, KEYWORDS);
  if (keyword !== undefined) return `${keyword}:`;
  const [word = ''] = got.split(' ');
  return STEPS.includes(word) ? undefined : suggest(word, STEPS);
}
