import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { pretty } from '@cucumber/gherkin-utils';
import { type GherkinDocument, IdGenerator } from '@cucumber/messages';
import { betweenFences, fenceFor } from './doc-string';
import type { Case, Feature, OperationRule, Step } from './feature';

/** A feature as a file has it, in the form of Cucumber's own printer. */
export function printFeature(feature: Feature): string {
  const { tags, name, description, background, cases, rules } = feature;
  const lines = [
    tags.join(' '),
    `Feature: ${plain(name)}`,
    ...(description === '' ? [] : [`  ${plain(description)}`]),
    ...printBackground(background),
    ...cases.flatMap(printCase),
    ...rules.flatMap(printRule),
  ];
  return `${pretty(parse(lines.join('\n'))).trim()}\n`;
}

/** @throws what Cucumber's parser says. */
export function parse(text: string): GherkinDocument {
  return new Parser(new AstBuilder(IdGenerator.incrementing()), new GherkinClassicTokenMatcher()).parse(text);
}

function printRule({ tags, name, background, cases }: OperationRule): string[] {
  return [
    '',
    tags.join(' '),
    `Rule: ${plain(name)}`,
    ...printBackground(background),
    ...cases.flatMap(printCase),
  ];
}

function printBackground(steps: readonly Step[]): string[] {
  return steps.length === 0 ? [] : ['', 'Background:', ...steps.flatMap(printStep)];
}

function printCase({ tags, name, steps, examples }: Case): string[] {
  const head = ['', ...(tags.length > 0 ? [tags.join(' ')] : [])];
  const body = [`${examples ? 'Scenario Outline' : 'Scenario'}: ${plain(name)}`, ...steps.flatMap(printStep)];
  return [...head, ...body, ...(examples ? ['', 'Examples:', ...examples.map(printRow)] : [])];
}

function printStep({ keyword, text, table, doc }: Step): string[] {
  return [`${keyword} ${plain(text)}`, ...(table ?? []).map(printRow), ...printDoc(doc)];
}

/** Whoever writes a text that no fence holds as it is has it changed, line breaks for one. */
function printDoc(doc: string | undefined): string[] {
  if (doc === undefined) return [];
  const fence = fenceFor(doc) ?? '"""';
  return [fence, ...doc.split('\n').map((line) => betweenFences(line, fence)), fence];
}

function printRow(cells: readonly string[]): string {
  const escaped = cells.map((cell) =>
    cell.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('\n', '\\n'),
  );
  return `| ${escaped.join(' | ')} |`;
}

/** Names come from documents: a line break would begin something else. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
