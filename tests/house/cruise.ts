import { execFile } from 'node:child_process';
import path from 'node:path';

export const root = path.join(__dirname, '..', '..');

/** Pattern lists are as `.dependency-cruiser.cjs` writes them: always lists, any of them may match. */
export interface Rule {
  name: string;
  from: { path?: string[]; pathNot?: string[] };
  to: {
    circular?: boolean;
    path?: string[];
    pathNot?: string[];
    dependencyTypes?: string[];
    dependencyTypesNot?: string[];
  };
}

export interface Cruised {
  modules: { source: string; dependencies: { resolved: string; dependencyTypes: string[] }[] }[];
  summary: { violations: { from: string; rule: { name: string } }[] };
}

export const rules = (require(path.join(root, '.dependency-cruiser.cjs')) as { forbidden: Rule[] }).forbidden;

/** What dependency-cruiser finds with the project's rules in a folder; its exit code is the number of violations. */
export async function cruise(folder: string, places: readonly string[]): Promise<Cruised> {
  const program = path.join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const config = path.join(root, '.dependency-cruiser.cjs');
  const args = [program, '--config', config, '--output-type', 'json', ...places];
  return await new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      if (stdout.startsWith('{')) resolve(JSON.parse(stdout) as Cruised);
      else reject(new Error(stderr || String(error)));
    });
  });
}
