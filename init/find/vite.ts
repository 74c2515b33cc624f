import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ViteApp } from '../found';
import { isInstalled } from './installed';

const CONFIG = /^vite\.config\.[cm]?[jt]s$/;
/** `'/api/orders': …`, with what follows on the line and the next ones. */
const RULE = /['"](\/[\w./-]*)['"]\s*:\s*(?=([\s\S]{0,300}))/g;
const STRIPS = /\brewrite\b/;

/** @param files of the project. */
export function findApps(root: string, files: readonly string[]): ViteApp[] {
  const folders = new Set(
    files
      .filter((file) => CONFIG.test(path.posix.basename(file)) || dependsOnVite(root, file))
      .map(path.posix.dirname),
  );
  return [...folders]
    .filter((folder) => existsSync(path.join(root, folder, 'index.html')))
    .map((folder) => ({
      folder,
      title: titleOf(path.join(root, folder)),
      installed: isInstalled(path.join(root, folder)),
      proxy: proxyOf(root, folder, files),
    }));
}

function dependsOnVite(root: string, file: string): boolean {
  if (path.posix.basename(file) !== 'package.json') return false;
  try {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(root, file), 'utf8'));
    return Boolean(dependencies?.vite ?? devDependencies?.vite);
  } catch {
    return false;
  }
}

function titleOf(folder: string): string | undefined {
  const title = /<title>\s*([^<]*?)\s*<\/title>/.exec(
    readFileSync(path.join(folder, 'index.html'), 'utf8'),
  )?.[1];
  return title || undefined;
}

function proxyOf(root: string, folder: string, files: readonly string[]): ViteApp['proxy'] {
  const config = files.find(
    (file) => path.posix.dirname(file) === folder && CONFIG.test(path.posix.basename(file)),
  );
  if (config === undefined) return [];
  const text = readFileSync(path.join(root, config), 'utf8');
  const from = text.search(/\bproxy\b/);
  if (from === -1) return [];
  const stripped = STRIPS.test(text);
  return [...text.slice(from).matchAll(RULE)].map(([, prefix = '', rest = '']) => {
    const own = rest.split(/\n\s*['"]\//, 1)[0] ?? '';
    return { prefix, port: /:(\d{2,5})\b/.exec(own)?.[1], stripped };
  });
}
