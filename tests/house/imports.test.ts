import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json';
import { type Cruised, cruise, type Rule, root, rules } from './cruise';

/** What `npm run imports` looks at. */
const PLACES = manifest.scripts.imports.split(' ').slice(3);

/** How rules are called that order the folders of a folder. */
const ORDER = /^(.+)\/([^/]+) uses only what is before it$/;

describe('the import law', () => {
  let tree: Cruised;
  beforeAll(async () => {
    tree = await cruise(root, PLACES);
  });

  test('is kept by the whole tree', () => {
    expect(tree.summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`)).toEqual([]);
  });

  test('has no rule about something that is not there', () => {
    expect(rules.flatMap((rule) => idlePatterns(rule, tree))).toEqual([]);
  });

  test('has no allowance that nothing uses', () => {
    expect(rules.flatMap((rule) => idleAllowances(rule, tree))).toEqual([]);
  });

  test('has a line for every folder of support/', () => {
    const folders = readdirSync(path.join(root, 'support')).map((name) => `support/${name}`);
    const named = rules.map(({ name }) => name.replace(' keeps to its folders', ''));
    expect(folders.filter((folder) => !named.includes(folder))).toEqual([]);
  });

  test.each(['support/browser', 'support/services'])('has a place for every folder of %s', (parent) => {
    const entries = readdirSync(path.join(root, parent), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => `^${parent}/${name}/`);
    const ordered = rules.filter(({ name }) => name.startsWith(`${parent}/`) && ORDER.test(name));
    const named = ordered.flatMap(({ from, to }) => [...(from.path ?? []), ...(to.path ?? [])]);
    expect([...new Set(named)].sort()).toEqual(folders.sort());
  });
});

describe('a wrong import', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'brine-imports-'));
  const wrong = wrongImports();
  let found: Cruised;

  beforeAll(async () => {
    write('package.json', JSON.stringify({ devDependencies: { jig: '1.0.0' } }));
    write('node_modules/jig/index.js', '');
    write('node_modules/jig/package.json', JSON.stringify({ name: 'jig', main: 'index.js' }));
    for (const { file, imports } of wrong) {
      write(file, `import '${imports}';\nexport {};\n`);
      if (imports.startsWith('.')) write(path.join(path.dirname(file), `${imports}.ts`), 'export {};\n');
    }
    write('support/wait/hen.ts', "import './egg';\n");
    write('support/wait/egg.ts', "import type {} from './hen';\n");
    found = await cruise(folder, [
      'authoring',
      'benchmarks',
      'cli',
      'exports',
      'features',
      'init',
      'runs',
      'reports',
      'step-definitions',
      'support',
      'worlds',
    ]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(wrong)('of $imports in $file breaks “$breaks”', ({ file, breaks }) => {
    const broken = found.summary.violations.filter(({ from }) => from === file);
    expect(broken.map(({ rule }) => rule.name)).toContain(breaks);
  });

  test('that closes a circle is caught, even one of types', () => {
    const circles = found.summary.violations.filter(({ rule }) => rule.name === 'no cycles');
    expect(circles.map(({ from }) => from)).toEqual([
      expect.stringMatching(/^support\/wait\/(hen|egg)\.ts$/),
    ]);
  });

  test('is shown for every rule', () => {
    const shown = new Set([
      'no cycles',
      'scripts keeps to its folders',
      'brine.config.ts keeps to its folders',
    ]);
    for (const { breaks } of wrong) shown.add(breaks);
    expect(rules.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
  });

  function write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
});

interface WrongImport {
  file: string;
  imports: string;
  breaks: string;
}

function wrongImports(): WrongImport[] {
  const arrows = [
    ['benchmarks/a.ts', '../runs/record', 'benchmarks keeps to its folders'],
    ['authoring/a.ts', '../runs/record', 'authoring keeps to its folders'],
    ['cli/a.ts', '../worlds/world', 'cli keeps to its folders'],
    ['exports/a.ts', '../cli/run', 'exports keeps to its folders'],
    ['support/fuzz/a.ts', '../services/group', 'support/fuzz keeps to its folders'],
    ['support/generate/a.ts', '../http/session', 'support/generate keeps to its folders'],
    ['support/traffic/a.ts', '../http/session', 'support/traffic keeps to its folders'],
    ['init/a.ts', '../runs/record', 'init keeps to its folders'],
    ['runs/a.ts', '../cli/run', 'runs keeps to its folders'],
    ['runs/b.ts', '../worlds/worker', 'the worker alone provides the World'],
    ['reports/a.ts', '../runs/record', 'reports keeps to its folders'],
    ['step-definitions/a.ts', '../runs/worker', 'step-definitions keeps to its folders'],
    ['step-definitions/b.ts', '../worlds/shop/shop', 'the framework does not know the shop'],
    ['worlds/a.ts', '../runs/worker', 'worlds keeps to its folders'],
    ['worlds/b.ts', '../step-definitions/api.steps', 'nothing imports sentences'],
    ['support/accessibility/a.ts', '../http/session', 'support/accessibility keeps to its folders'],
    ['support/components/a.ts', '../services/service', 'support/components keeps to its folders'],
    ['support/compose/a.ts', '../http/session', 'support/compose keeps to its folders'],
    ['support/screenshots/a.ts', '../http/session', 'support/screenshots keeps to its folders'],
    ['support/browser/a.ts', '../http/session', 'support/browser keeps to its folders'],
    ['support/csv/a.ts', '../errors/brine-error', 'support/csv keeps to its folders'],
    ['support/causes/a.ts', '../http/session', 'support/causes keeps to its folders'],
    ['support/databases/a.ts', '../http/session', 'support/databases keeps to its folders'],
    ['support/http/a.ts', '../browser/session', 'support/http keeps to its folders'],
    ['support/examples/a.ts', '../http/session', 'support/examples keeps to its folders'],
    ['support/identity/a.ts', '../http/session', 'support/identity keeps to its folders'],
    ['support/phrases/a.ts', '../services/service', 'support/phrases keeps to its folders'],
    ['support/openapi/a.ts', '../http/session', 'support/openapi keeps to its folders'],
    ['support/services/a.ts', '../web/serve', 'support/services keeps to its folders'],
    ['support/streams/a.ts', '../services/service', 'support/streams keeps to its folders'],
    ['support/web/a.ts', '../services/service', 'support/web keeps to its folders'],
    ['support/webhooks/a.ts', '../browser/session', 'support/webhooks keeps to its folders'],
    ['support/links/a.ts', '../streams/stream', 'support/links keeps to its folders'],
    ['support/mocks/a.ts', '../services/group', 'support/mocks keeps to its folders'],
    ['support/snapshots/a.ts', '../values/values', 'support/snapshots keeps to its folders'],
    ['support/values/a.ts', '../http/session', 'support/values keeps to its folders'],
    ['support/evidence/a.ts', '../http/session', 'support/evidence keeps to its folders'],
    ['support/settings/a.ts', '../services/spec', 'support/settings keeps to its folders'],
    ['support/matching/a.ts', '../values/values', 'support/matching keeps to its folders'],
    ['support/wait/a.ts', '../settings/load', 'support/wait keeps to its folders'],
    ['support/errors/a.ts', '../wait/until', 'support/errors keeps to its folders'],
    ['support/home/a.ts', '../wait/until', 'support/home keeps to its folders'],
    ['features/a.ts', '../worlds/world', 'every folder is in the table'],
    ['support/http/b.ts', 'got', 'every package has a door'],
    ['support/matching/b.ts', 'node:fs', 'pure folders touch nothing outside'],
    ['support/settings/b.ts', 'node:http', 'settings only read files'],
    ['support/web/b.ts', 'jig', 'what ships is a dependency'],
  ].map(([file = '', imports = '', breaks = '']) => ({ file, imports, breaks }));
  const doors = rules.flatMap(({ name: breaks }, index) => {
    const [, packageName] = /^(.+) has one door$/.exec(breaks) ?? [];
    const imports = packageName?.replace('https?', 'http');
    return imports ? [{ file: `features/door-${index}.ts`, imports, breaks }] : [];
  });
  const orders = rules.flatMap(({ name: breaks, to }) => {
    const [, part, one] = ORDER.exec(breaks) ?? [];
    if (!part) return [];
    const later = (to.path ?? []).map((pattern) => pattern.split('/').at(-2));
    return later.map((other) => ({ file: `${part}/${one}/${other}.ts`, imports: `../${other}/x`, breaks }));
  });
  return [...arrows, ...doors, ...orders];
}

/** Patterns that match no file or import of the tree. */
function idlePatterns(rule: Rule, { modules }: Cruised): string[] {
  const sources = modules.map(({ source }) => source);
  const targets = modules.flatMap(({ dependencies }) => dependencies.map(({ resolved }) => resolved));
  const idle = (patterns: string[] = [], among: string[]) =>
    patterns.filter((pattern) => !among.some((one) => new RegExp(pattern).test(one)));
  return [...idle(rule.from.path, sources), ...idle(rule.to.path, [...targets, ...sources])].map(
    (one) => `${rule.name}: ${one}`,
  );
}

/** Exceptions without which the rule would be kept all the same. */
function idleAllowances(rule: Rule, { modules }: Cruised): string[] {
  const itself = new Set(rule.from.path);
  const allowances = [...(rule.from.pathNot ?? []), ...(rule.to.pathNot ?? [])];
  return allowances
    .filter((pattern) => !itself.has(pattern))
    .filter((pattern) => {
      const stricter = without(rule, pattern);
      return !modules.some(({ source, dependencies }) =>
        dependencies.some((dependency) => breaks(stricter, source, dependency)),
      );
    })
    .map((pattern) => `${rule.name}: ${pattern}`);
}

function without({ name, from, to }: Rule, pattern: string): Rule {
  const rest = (patterns: string[] = []) => patterns.filter((one) => one !== pattern);
  return { name, from: { ...from, pathNot: rest(from.pathNot) }, to: { ...to, pathNot: rest(to.pathNot) } };
}

function breaks(
  { from, to }: Rule,
  source: string,
  { resolved, dependencyTypes }: { resolved: string; dependencyTypes: string[] },
): boolean {
  const any = (patterns: string[] | undefined, text: string) =>
    patterns?.some((pattern) => new RegExp(pattern).test(text));
  return (
    any(from.path, source) !== false &&
    any(from.pathNot, source) !== true &&
    any(to.path, resolved) !== false &&
    any(to.pathNot, resolved) !== true &&
    to.dependencyTypes?.some((type) => dependencyTypes.includes(type)) !== false &&
    to.dependencyTypesNot?.some((type) => dependencyTypes.includes(type)) !== true
  );
}
