import { readFileSync } from 'node:fs';
import path from 'node:path';
import { HOME } from '../../tools/commands';

/** A fenced block of a page. */
export interface Block {
  /** From the folder of Brine: `docs/guides/analyst.md`. */
  page: string;
  line: number;
  language: string;
  /** What stands behind the language: `bad selector`, `file=brine.config.ts`. */
  about: string;
  text: string;
}

export const PAGES = [
  'docs/guides/analyst.md',
  'docs/guides/tester.md',
  'docs/guides/engineer.md',
  'docs/migration.md',
] as const;

export function pageText(page: string): string {
  return readFileSync(path.join(HOME, page), 'utf8');
}

export const BLOCKS: readonly Block[] = PAGES.flatMap((page) => {
  const text = pageText(page);
  return [...text.matchAll(/^( *)```(\w+)(?: (.+))?\n([\s\S]*?)^\1```$/gm)].map(
    ({ index, 1: indent = '', 2: language = '', 3: about = '', 4: block = '' }) => ({
      page,
      line: text.slice(0, index).split('\n').length,
      language,
      about,
      text: block.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );
});

/** The files that the pages show whole, by their path in the project. */
export const FILES: ReadonlyMap<string, string> = new Map(
  BLOCKS.flatMap(({ about, text }): [string, string][] => {
    const file = /^file=(\S+)$/.exec(about)?.[1];
    return file === undefined ? [] : [[file, text]];
  }),
);

const gherkin = BLOCKS.filter(({ language }) => language === 'gherkin');

/** Whole features that are shown as they should be: they run. */
export const FEATURES = gherkin.filter(({ about, text }) => about === '' && isFeature(text));
/** What is shown as it should not be, with the rules that find it. */
export const BAD = gherkin.filter(({ about }) => about.startsWith('bad '));
/** Scenarios and steps alone, which are held against the phrases. */
export const PARTS = gherkin.filter(({ about, text }) => about === '' && !isFeature(text));

/** A feature file that holds the block, in the form of `brine format`. */
export function asFeature({ page, line, text }: Block): string {
  if (isFeature(text)) return text;
  const name = `Feature: ${page}:${line}`;
  if (/^\s*(?:@|#|Scenario|Rule|Background)/.test(text)) return `${name}\n\n${indented(text, 2)}`;
  return `${name}\n\n  Scenario: Steps\n${indented(text.replace(/^And /, '* '), 4)}`;
}

function isFeature(text: string): boolean {
  return /^Feature:/m.test(text);
}

function indented(text: string, by: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(by));
}
