import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ViteMissingError } from './errors';

/**
 * The Vite that the web app itself depends on, as a script for Node.
 *
 * @throws ViteMissingError
 */
export function viteProgram(root: string): string {
  const manifest = path.join(root, 'package.json');
  if (!existsSync(manifest)) throw new ViteMissingError(root, 'There is no package.json.');
  try {
    const vite = createRequire(manifest).resolve('vite/package.json');
    const { bin } = JSON.parse(readFileSync(vite, 'utf8')) as { bin: string | { vite: string } };
    return path.join(path.dirname(vite), typeof bin === 'string' ? bin : bin.vite);
  } catch (cause) {
    throw new ViteMissingError(root, 'The package vite is not installed there.', { cause });
  }
}
