import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { withoutComments } from './code-text';
import { readSource, sourcesIn } from './sources';

const IMPORT =
  /(?:^|[\s;}])(?:import|export)(?!\s*type[\s{*])\s*(?:[\w$*\s{},]*?\sfrom\s*|[\w$*\s{},]*?[}*]\s*from\s*)?(['"])([^'"\n]+)\1|\bimport\(\s*(['"])([^'"\n]+)\3/g;
const PACKAGE = /^(?:@[\w.-]+\/[\w.-]+|[\w.-]+)/;
/** Tools that story and mock files import next to what runs in a browser. */
const TOOLS = /^(?:vite|vitest|@vitest\/.*|jest|@jest\/.*|@playwright\/.*|playwright.*|typescript|eslint.*)$/;

/**
 * Packages that the front end's modules and stories import, as they spell them, for Vite to prepare before a page asks:
 * one found later would make it prepare all anew, and a page would hold two Reacts. Left out is what is not installed,
 * and packages that are linked sources: those change while what was made of them does not.
 *
 * It does not know of imports that only a plugin adds.
 */
export function bareImports(root: string, setup: string | undefined): string[] {
  const codes = sourcesIn(root)
    .filter(({ kind }) => kind !== 'other')
    .map(({ file }) => readSource(root, file));
  if (setup) codes.push(readFileSync(setup, 'utf8'));
  const found = new Set(codes.flatMap(importsOf));
  return [...found].filter((specifier) => isPreparable(specifier, root)).sort();
}

/** What the code imports, types aside. */
export function importsOf(code: string): string[] {
  return [...withoutComments(code).matchAll(IMPORT)].map(([, , fixed, , dynamic]) => fixed ?? dynamic ?? '');
}

function isPreparable(specifier: string, root: string): boolean {
  const [name] = PACKAGE.exec(specifier) ?? [];
  if (
    !name ||
    isBuiltin(specifier) ||
    TOOLS.test(name) ||
    /\.(?:css|scss|svg|png|json)(?:\?.*)?$/.test(specifier)
  )
    return false;
  if (specifier.includes('?')) return false;
  const folder = installed(name, root);
  return folder !== undefined && realpathSync(folder).split(path.sep).includes('node_modules');
}

function installed(name: string, from: string): string | undefined {
  const folder = path.join(from, 'node_modules', ...name.split('/'));
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  const parent = path.dirname(from);
  return parent === from ? undefined : installed(name, parent);
}
