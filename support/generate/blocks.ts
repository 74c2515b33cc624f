import { createHash } from 'node:crypto';
import type { GherkinDocument, Tag } from '@cucumber/messages';
import { GeneratedFeatureError } from './errors';
import { parse } from './print';

/** What a merge moves as a whole: the head of a feature or rule with its background, or a scenario. */
export interface Block {
  /** What was generated under this name; undefined for what somebody wrote. */
  key: string | undefined;
  /** Of the text as it was generated. */
  hash: string | undefined;
  name: string;
  /** Without the line that marks it. */
  text: string;
}

/** A head and the scenarios below it: those of the feature itself, then those of each rule. */
export interface Section {
  head: Block;
  cases: Block[];
}

const MARK = /^\s*# generated (\S+) ([0-9a-f]{8})\s*$/;

/**
 * Takes a feature apart.
 *
 * @param file for errors.
 * @throws GeneratedFeatureError when it is no Gherkin.
 */
export function sectionsOf(text: string, file: string): Section[] {
  const { feature } = parsed(text, file);
  if (!feature) return [];
  const lines = text.split('\n');
  const places: { line: number; name: string; isHead: boolean }[] = [];
  const place = (
    node: { tags: readonly Tag[]; location: { line: number }; name: string },
    isHead: boolean,
  ): void => {
    const first = Math.min(node.location.line, ...node.tags.map(({ location }) => location.line)) - 1;
    places.push({ line: isHead && places.length === 0 ? 0 : upward(lines, first), name: node.name, isHead });
  };
  place(feature, true);
  for (const child of feature.children) {
    if (child.scenario) place(child.scenario, false);
    if (!child.rule) continue;
    place(child.rule, true);
    for (const { scenario } of child.rule.children) if (scenario) place(scenario, false);
  }
  const sections: Section[] = [];
  for (const [index, { line, name, isHead }] of places.entries()) {
    const block = blockOf(lines.slice(line, places[index + 1]?.line), name);
    if (isHead) sections.push({ head: block, cases: [] });
    else sections.at(-1)?.cases.push(block);
  }
  return sections;
}

function parsed(text: string, file: string): GherkinDocument {
  try {
    return parse(text);
  } catch (error) {
    throw new GeneratedFeatureError(file, error);
  }
}

/** Comments right above a scenario belong to it. */
function upward(lines: readonly string[], from: number): number {
  let line = from;
  while (line > 0 && lines[line - 1]?.trim().startsWith('#')) line -= 1;
  return line;
}

function blockOf(lines: readonly string[], name: string): Block {
  const marked = lines.find((line) => MARK.test(line));
  const [, key, hash] = (marked && MARK.exec(marked)) ?? [];
  const text = lines
    .filter((line) => line !== marked)
    .join('\n')
    .replace(/^\n+|\s+$/g, '');
  return { key, hash, name, text };
}

/** The same for texts that differ in nothing but the padding of tables and lines. */
export function hashOf(text: string): string {
  const bare = text
    .split('\n')
    .map((line) => line.trim().replaceAll(/\s*(?<!\\)\|\s*/g, '|'))
    .filter((line) => line !== '');
  return createHash('sha256').update(bare.join('\n')).digest('hex').slice(0, 8);
}

export function isEdited({ hash, text }: Block): boolean {
  return hash !== undefined && hashOf(text) !== hash;
}

/** Sections as a file has them. */
export function joinSections(sections: readonly Section[]): string {
  const blocks = sections.flatMap(({ head, cases }) => [head, ...cases]);
  return `${blocks.map(written).join('\n\n')}\n`;
}

function written({ key, hash, text }: Block): string {
  if (key === undefined || hash === undefined) return text;
  const indent = /^ */.exec(text)?.[0] ?? '';
  return `${indent}# generated ${key} ${hash}\n${text}`;
}
