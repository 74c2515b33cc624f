import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface Said {
  stdout: string;
  stderr: string;
}

/** Without what npm and the test runner tell their children. */
export function outside(own: Record<string, string> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|TEST|NODE_ENV|CI|GITHUB_|GITLAB_|FORCE_COLOR|BRINE_|npm_)/.test(name),
  );
  return { ...Object.fromEntries(inherited), NO_COLOR: '1', ...own };
}

/** Runs npm as a person does; what it has fetched before comes from its cache. */
export async function npm(args: readonly string[], cwd: string): Promise<Said> {
  const told = process.env.npm_execpath;
  const [program, first] = told?.endsWith('.js') ? [process.execPath, [told]] : ['npm', []];
  return await promisify(execFile)(program, [...first, ...args], {
    cwd,
    env: outside({ npm_config_prefer_offline: 'true', npm_config_audit: 'false', npm_config_fund: 'false' }),
    maxBuffer: 2 ** 26,
    // npm is a script for a shell there.
    shell: process.platform === 'win32',
  });
}
