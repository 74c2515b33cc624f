import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/**
 * Writes the `within …` and `for …` forms of every `Then`, as source rather than at run time: editors that read step
 * definitions without running them then complete and check guarded steps too.
 *
 * A `Then` must be `Then('literal', name)` with an exported function of that name in the same file.
 */

const folder = path.join(__dirname, '..', 'step-definitions');

interface Check {
  pattern: string;
  name: string;
  /** Type of `this`. */
  world: string;
  parameters: { name: string; type: string }[];
}

/** Gives file name → source, without writing. */
export function guardSources(): Map<string, string> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.steps.ts'));
  const sources = files.map((file) => [file, sourceFor(file)] as const);
  return new Map(sources.flatMap(([file, source]) => (source ? [[file, source]] : [])));
}

function sourceFor(file: string): string | undefined {
  const text = readFileSync(path.join(folder, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const checks = checksIn(source);
  return checks.length > 0 ? render(file, checks) : undefined;
}

function checksIn(source: ts.SourceFile): Check[] {
  const functions = new Map(
    source.statements.filter(ts.isFunctionDeclaration).map((one) => [one.name?.text ?? '', one]),
  );
  return source.statements.flatMap((statement) => {
    if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return [];
    const [pattern, code] = statement.expression.arguments;
    if (statement.expression.expression.getText(source) !== 'Then' || !pattern || !code) return [];
    const declared = functions.get(code.getText(source));
    if (!ts.isStringLiteral(pattern) || !declared) {
      const { line } = source.getLineAndCharacterOfPosition(statement.getStart(source));
      throw new Error(`${source.fileName}:${line + 1}: a Then must be Then('literal', exportedFunction)`);
    }
    const [self, ...rest] = declared.parameters;
    const parameters = rest.map((one) => ({
      name: one.name.getText(source),
      type: one.type?.getText(source) ?? 'unknown',
    }));
    const world = self?.type?.getText(source) ?? 'DataWorld';
    return [{ pattern: pattern.text, name: code.getText(source), world, parameters }];
  });
}

function render(file: string, checks: Check[]): string {
  const subject = file.replace('.steps.ts', '');
  const worlds = [...new Set(checks.map((check) => check.world))].sort();
  const types = new Set(checks.flatMap((check) => check.parameters.map(({ type }) => type)));
  const lines = [
    '// Written by `npm run generate` from the file of the same name one folder up. Do not edit.',
    '',
    types.has('DataTable')
      ? "import { type DataTable, Then } from '@cucumber/cucumber';"
      : "import { Then } from '@cucumber/cucumber';",
    `import type { ${worlds.join(', ')} } from '../../worlds/views';`,
    `import * as ${subject} from '../${subject}.steps';`,
    '',
    '/** Milliseconds that a guarded step may take at most, whatever its guard says. */',
    'const options = { timeout: 600_000 };',
    '',
    ...checks.flatMap((check) => [guarded(subject, check, 'within'), guarded(subject, check, 'for')]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function guarded(
  subject: string,
  { pattern, name, world, parameters }: Check,
  guard: 'within' | 'for',
): string {
  const types = parameters.map((one, index) => {
    const simple = ['string', 'number', 'boolean', 'unknown', 'DataTable'].includes(one.type);
    return `${one.name}: ${simple ? one.type : `Parameters<typeof ${subject}.${name}>[${index}]`}`;
  });
  const method = guard === 'within' ? 'within' : 'during';
  const refresh = ['ApiWorld', 'SnapshotWorld'].includes(world)
    ? ',\n    async () => await this.api.repeat(),'
    : ',';
  const args = ['this', ...parameters.map((one) => one.name)].join(', ');
  return [
    `Then(${quote(`${guard} {duration} ${pattern}`)}, options, async function (${[`this: ${world}`, 'period: number', ...types].join(', ')}) {`,
    `  await this.patience.${method}(`,
    '    period,',
    `    async () => await ${subject}.${name}.call(${args})${refresh}`,
    '  );',
    '});',
    '',
  ].join('\n');
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

if (require.main === module) {
  for (const [file, source] of guardSources()) writeFileSync(path.join(folder, 'guards', file), source);
}
