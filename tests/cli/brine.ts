import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { HOME } from '../tools/run-project';

export interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the command `brine` as a user does, outside of any CI server. */
export async function brine(
  args: readonly string[],
  { cwd = HOME, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Ended> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|CI|GITHUB_|GITLAB_|BRINE_)/.test(name),
  );
  const command = [path.join(HOME, 'cli', 'brine.js'), ...args];
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, command, {
      cwd,
      env: { ...Object.fromEntries(inherited), NO_COLOR: '1', ...env },
    });
    return { code: 0, stdout, stderr };
  } catch (error) {
    return error as Ended;
  }
}
