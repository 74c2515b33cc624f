import type { Expression, Node, ObjectLiteralExpression, SourceFile } from 'typescript';

/**
 * The line (from 1) on which a setting is written, for messages; undefined where it is computed rather than written.
 * Walks as far along the path as the source goes, so that a missing key gives the line of its parent.
 */
export function lineOf(source: string, path: readonly string[]): number | undefined {
  // Loaded here because the compiler takes a quarter of a second and is needed only to explain a fault.
  const ts = require('typescript') as typeof import('typescript');
  const file = ts.createSourceFile('settings.ts', source, ts.ScriptTarget.Latest, true);
  let object = defaultExport(ts, file);
  let found: Node | undefined = object;
  for (const key of path) {
    const property = object?.properties.find((one) => one.name?.getText(file).replace(/['"]/g, '') === key);
    if (!property) break;
    found = property;
    object = ts.isPropertyAssignment(property) ? objectIn(ts, property.initializer) : undefined;
  }
  return found && file.getLineAndCharacterOfPosition(found.getStart(file)).line + 1;
}

function defaultExport(
  ts: typeof import('typescript'),
  file: SourceFile,
): ObjectLiteralExpression | undefined {
  const exported = file.statements.find((statement) => ts.isExportAssignment(statement));
  return exported && ts.isExportAssignment(exported) ? objectIn(ts, exported.expression) : undefined;
}

function objectIn(
  ts: typeof import('typescript'),
  expression: Expression,
): ObjectLiteralExpression | undefined {
  if (ts.isObjectLiteralExpression(expression)) return expression;
  if (ts.isCallExpression(expression) && expression.arguments[0])
    return objectIn(ts, expression.arguments[0]);
  if (ts.isSatisfiesExpression(expression) || ts.isAsExpression(expression)) {
    return objectIn(ts, expression.expression);
  }
  return undefined;
}
