import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Reads the step definitions as text, the way an editor does: nothing is loaded, nothing is run. */

export type Keyword = 'Given' | 'When' | 'Then';

/** One `Given`, `When` or `Then` as it stands in a file. */
export interface Phrase {
  keyword: Keyword;
  /** A Cucumber Expression. */
  expression: string;
  /** From the project's folder, with `/`. */
  file: string;
  /** From 1. */
  line: number;
  /** What follows the sentence. */
  argument: 'table' | 'text' | 'table or text' | undefined;
  /** The `@example` of the comment above it. */
  example: string | undefined;
  /** The comment above it, without its tags. */
  comment: string;
}

export interface ParameterTypeSource {
  name: string;
  /** Source of the regular expression. */
  regexp: string;
  file: string;
  line: number;
  /** The comment above it. */
  comment: string;
}

/** Files below `step-definitions/` of a project, in the order of their names, those in folders last. */
export function stepFiles(root: string): string[] {
  const files = readdirSync(path.join(root, 'step-definitions'), { recursive: true, encoding: 'utf8' })
    .map((file) => `step-definitions/${file.replaceAll(path.sep, '/')}`)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.generated.ts'));
  return files.sort((a, b) => depth(a) - depth(b) || a.localeCompare(b));
}

/** @throws Error for a phrase that no editor could read: a pattern that is not a literal. */
export function readPhrases(root: string, file: string): Phrase[] {
  return phrasesIn(root, file, (line) => {
    throw new Error(`${file}:${line}: the phrase must be a plain literal`);
  });
}

/** The phrases whose pattern is a plain literal, without the others. */
export function readPlainPhrases(root: string, file: string): Phrase[] {
  return phrasesIn(root, file, () => []);
}

/** @param other called with the line of a phrase whose pattern is no text. */
function phrasesIn(root: string, file: string, other: (line: number) => Phrase[]): Phrase[] {
  const source = parse(root, file);
  return callsIn(source, ['Given', 'When', 'Then']).flatMap((call) => {
    const [pattern] = call.arguments;
    const line = lineOf(source, call);
    if (!pattern || !ts.isStringLiteral(pattern)) return other(line);
    return {
      keyword: call.expression.getText(source) as Keyword,
      expression: pattern.text,
      file,
      line,
      argument: argumentOf(source, call, pattern.text),
      example: exampleAbove(call.parent),
      comment: commentAbove(call.parent),
    };
  });
}

export function readParameterTypes(root: string, file: string): ParameterTypeSource[] {
  const source = parse(root, file);
  return callsIn(source, ['defineParameterType']).map((call) => {
    const [options] = call.arguments;
    const [name, regexp] = ['name', 'regexp'].map((key) => literal(options, key));
    if (!name || !regexp) {
      throw new Error(
        `${file}:${lineOf(source, call)}: name and regexp of a parameter type must be literals`,
      );
    }
    return { name, regexp, file, line: lineOf(source, call), comment: commentAbove(call.parent) };
  });
}

function parse(root: string, file: string): ts.SourceFile {
  const text = readFileSync(path.join(root, file), 'utf8');
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
}

function callsIn(source: ts.SourceFile, names: readonly string[]): ts.CallExpression[] {
  return source.statements.flatMap((statement) =>
    ts.isExpressionStatement(statement) &&
    ts.isCallExpression(statement.expression) &&
    names.includes(statement.expression.expression.getText(source))
      ? [statement.expression]
      : [],
  );
}

/** A step's function takes `this`, one parameter for each `{…}`, and what follows the sentence. */
function argumentOf(source: ts.SourceFile, call: ts.CallExpression, expression: string): Phrase['argument'] {
  const parameters = parametersOf(source, call.arguments.at(-1)).filter(
    (one) => one.name.getText(source) !== 'this',
  );
  if (parameters.length <= (expression.match(/(?<!\\)\{/g) ?? []).length) return undefined;
  const type = parameters.at(-1)?.type?.getText(source) ?? '';
  if (type === 'DataTable') return 'table';
  return type.includes('DataTable') ? 'table or text' : 'text';
}

function parametersOf(source: ts.SourceFile, code: ts.Node | undefined): readonly ts.ParameterDeclaration[] {
  if (!code) return [];
  if (ts.isFunctionExpression(code) || ts.isArrowFunction(code)) return code.parameters;
  const declared = source.statements
    .filter(ts.isFunctionDeclaration)
    .find((one) => one.name?.text === code.getText(source));
  return declared?.parameters ?? [];
}

function literal(object: ts.Node | undefined, key: string): string | undefined {
  if (!object || !ts.isObjectLiteralExpression(object)) return undefined;
  const property = object.properties.find((one) => one.name?.getText() === key);
  if (!property || !ts.isPropertyAssignment(property)) return undefined;
  const { initializer } = property;
  if (ts.isStringLiteral(initializer)) return initializer.text;
  return ts.isRegularExpressionLiteral(initializer) ? initializer.text.slice(1, -1) : undefined;
}

function commentAbove(node: ts.Node): string {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return ts.getTextOfJSDocComment(comments.at(-1)?.comment) ?? '';
}

function exampleAbove(node: ts.Node): string | undefined {
  const tag = ts.getJSDocTags(node).find(({ tagName }) => tagName.text === 'example');
  return ts.getTextOfJSDocComment(tag?.comment)?.trim();
}

function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

function depth(file: string): number {
  return file.split('/').length;
}
