import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { root } from './cruise';

/** What lives as long as a page, a server or a process. */
const LONG_LIVED = /^support\/components\/(page\/|caching\.ts$)/;

/**
 * V8 puts a function that is made in an assignment to a property (`this.end = () => …`) where only the rare collection of
 * everything finds it, and makes a hidden class for each object with a getter of its own. Of a scenario such a function keeps
 * all that it knows: its World, and the bodies of its answers.
 */
it('makes no function that V8 would keep in what scenarios are made of', () => {
  const files = globSync(['worlds/**/*.ts', 'support/**/*.ts'], { cwd: root }).map((file) =>
    file.replaceAll(path.sep, '/'),
  );
  expect(files).toContain('worlds/crash.ts');
  const found = files.flatMap((file) =>
    LONG_LIVED.test(file) ? [] : keptIn(readFileSync(path.join(root, file), 'utf8'), file),
  );
  expect(found).toEqual([]);
});

it('sees such functions in all their forms', () => {
  const text = [
    'this.end = () => {};',
    'this.#end ??= function () {};',
    'const options = { get headers() { return {}; } };',
    'const end = () => {};',
    'this.end = end;',
    'const once = { end: () => {}, stop() {} };',
  ].join('\n');
  expect(keptIn(text, 'a.ts')).toEqual(['a.ts:1', 'a.ts:2', 'a.ts:3']);
});

/** Where they are made. */
function keptIn(text: string, file: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const places: string[] = [];
  const look = (node: ts.Node): void => {
    if (isAssigned(node) || isOwnGetter(node))
      places.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`);
    ts.forEachChild(node, look);
  };
  look(source);
  return places;
}

const ASSIGNMENTS = [ts.SyntaxKind.EqualsToken, ts.SyntaxKind.QuestionQuestionEqualsToken];

function isAssigned(node: ts.Node): boolean {
  return (
    ts.isBinaryExpression(node) &&
    ASSIGNMENTS.includes(node.operatorToken.kind) &&
    ts.isPropertyAccessExpression(node.left) &&
    (ts.isArrowFunction(node.right) || ts.isFunctionExpression(node.right))
  );
}

function isOwnGetter(node: ts.Node): boolean {
  return ts.isGetAccessorDeclaration(node) && ts.isObjectLiteralExpression(node.parent);
}
