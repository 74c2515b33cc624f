import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HOME } from './commands';

const CUCUMBER = `const { brineProfile } = require(${JSON.stringify(path.join(HOME, 'runs', 'profile'))});
module.exports = { default: brineProfile({ require: ['step-definitions/**/*.ts'] }) };
`;

/**
 * Writes a project into a folder of its own.
 *
 * @param files texts or bytes by path; `package.json` and `cucumber.js` are there unless they are given.
 * @param folders of Brine itself that the project has too.
 */
export function writeProject(
  files: Record<string, string | Uint8Array>,
  folders: readonly string[] = ['node_modules'],
): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'brine-project-')));
  const all = {
    'package.json': '{ "name": "project", "type": "commonjs" }\n',
    'cucumber.js': CUCUMBER,
    ...files,
  };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  for (const folder of folders) symlinkSync(path.join(HOME, folder), path.join(root, folder), 'junction');
  return root;
}
