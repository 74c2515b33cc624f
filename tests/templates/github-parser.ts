import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as Parser from '@actions/workflow-parser';
import type * as ActionParser from '@actions/workflow-parser/actions/action-parser';
import { buildSync } from 'esbuild';
import { HOME } from '../tools/commands';

const ENTRY = `export * from '@actions/workflow-parser';
export { parseAction } from '@actions/workflow-parser/actions/action-parser';`;

/** GitHub's own parser, with GitHub's own schema. In one piece, because it imports JSON as bundlers allow it and Node does not. */
export function githubParser(folder: string): typeof Parser & typeof ActionParser {
  const outfile = path.join(folder, 'github-parser.cjs');
  buildSync({
    stdin: { contents: ENTRY, resolveDir: HOME },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'error',
  });
  const parser = createRequire(__filename)(outfile);
  rmSync(outfile);
  return parser;
}
