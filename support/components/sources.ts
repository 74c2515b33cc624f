import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** In the front end's own folder alone: below `src` such names say nothing. */
const NO_SOURCES = new Set(['dist', 'build', 'out', 'coverage', 'public', 'target']);
const SOURCE = /\.[cm]?[jt]sx?$/;
const DECLARATION = /\.d\.[cm]?ts$/;
const STORY = /\.(?:stories|story)\.[cm]?[jt]sx?$/;
const TEST = /(?:\.(?:test|spec|config|setup)\.[cm]?[jt]sx?$)|(?:(?:^|\/)(?:tests?|__tests__|e2e|cypress)\/)/;

export interface Source {
  /** From the front end's folder, with slashes: `src/orders/form.tsx`. */
  file: string;
  kind: 'module' | 'story' | 'other';
}

/** The JavaScript and TypeScript files of a front end, without what is built, installed or hidden. */
export function sourcesIn(root: string): Source[] {
  return filesUnder(root, '')
    .filter((file) => SOURCE.test(file) && !DECLARATION.test(file))
    .map((file) => ({ file, kind: kindOf(file) }));
}

export function readSource(root: string, file: string): string {
  return readFileSync(path.join(root, ...file.split('/')), 'utf8');
}

function kindOf(file: string): Source['kind'] {
  if (STORY.test(file)) return 'story';
  return TEST.test(file) ? 'other' : 'module';
}

function filesUnder(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter(
      ({ name }) => name !== 'node_modules' && !name.startsWith('.') && (folder || !NO_SOURCES.has(name)),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) return filesUnder(root, file);
      return entry.isFile() ? [file] : [];
    });
}
