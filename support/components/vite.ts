import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as ViteApi from 'vite' with { 'resolution-mode': 'import' };
import { ComponentViteError, reasonOf } from './server-errors';

export type Vite = typeof ViteApi;
export type ViteServer = ViteApi.ViteDevServer;
export type VitePlugin = ViteApi.Plugin;
export type ViteConfig = ViteApi.InlineConfig;
export type ViteLogger = ViteApi.Logger;
export type ViteModule = ViteApi.EnvironmentModuleNode;

const OLDEST = 6;

/**
 * The Vite that the front end itself depends on.
 *
 * @throws ComponentViteError
 */
export async function loadVite(root: string): Promise<{ vite: Vite; major: number }> {
  const manifest = path.join(root, 'package.json');
  if (!existsSync(manifest)) throw new ComponentViteError(root, 'There is no package.json.');
  let found: string;
  try {
    found = createRequire(manifest).resolve('vite/package.json');
  } catch (cause) {
    throw new ComponentViteError(root, 'The package vite is not installed there.', { cause });
  }
  const { version } = createRequire(manifest)(found) as { version: string };
  const major = Number.parseInt(version, 10);
  if (major < OLDEST)
    throw new ComponentViteError(root, `It has Vite ${version}; 6 is the oldest that works.`);
  const entry = path.join(path.dirname(found), 'dist', 'node', 'index.js');
  try {
    return { vite: (await import(pathToFileURL(entry).href)) as Vite, major };
  } catch (cause) {
    throw new ComponentViteError(root, `Its Vite ${version} does not load: ${reasonOf(cause)}`, { cause });
  }
}
