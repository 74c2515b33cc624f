import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Finding, missing, ok } from './finding';

/** ts-node loads the compiler that the project has: since version 7 it is a program of its own, without what ts-node asks for. */
export function lookAtTypescript(root: string): Finding {
  const version = versionIn(root);
  if (version === undefined) return ok('TypeScript', 'Brine’s own');
  const major = Number(version.split('.')[0]);
  if (major < 7) return ok('TypeScript', version);
  return missing(
    'TypeScript',
    `${version} cannot be loaded by ts-node, which runs brine.config.ts and step definitions`,
    'npm install --save-dev --save-exact typescript@6.0.3',
  );
}

function versionIn(root: string): string | undefined {
  try {
    const file = createRequire(path.join(root, 'package.json')).resolve('typescript/package.json');
    return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  } catch {
    return undefined;
  }
}
