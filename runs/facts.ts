import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import os from 'node:os';
import { promisify } from 'node:util';
import type { RunFacts } from '../reports/facts';
import type { LoadedSettings } from '../support/settings/settings';
import { readCi } from './ci';
import { shardOf } from './shard';

/**
 * What the messages do not tell about a run. Never the name of a user or a host.
 *
 * @param before what was told of the same run: a repository need not be asked twice.
 */
export async function collectFacts(
  settings: LoadedSettings,
  env: NodeJS.ProcessEnv,
  startedAt: Date,
  {
    browser,
    shard = shardOf(process.argv),
    repeat,
    before,
  }: Pick<RunFacts, 'browser' | 'shard' | 'repeat'> & { before: RunFacts | undefined },
): Promise<RunFacts> {
  const { commit, branch } = before ?? (await committed(settings.root, env));
  const { engine = 'chromium', device } = settings.browser;
  return {
    runId: randomUUID(),
    ...readCi(env),
    project: settings.project,
    environment: settings.environment,
    startedAt: startedAt.toISOString(),
    ...(commit && { commit }),
    ...(branch && { branch }),
    engine: device === undefined ? engine : `${engine}, ${device}`,
    ...(browser && { browser }),
    ...(shard && { shard }),
    ...(repeat !== undefined && repeat > 1 && { repeat }),
    ...(Object.keys(settings.report).length > 0 && { report: settings.report }),
    platform: { name: os.type(), version: /^\d+(\.\d+)?/.exec(os.release())?.[0] ?? '' },
    node: process.version,
    command: ['cucumber-js', ...process.argv.slice(2)].join(' '),
  };
}

/** In the words of the CI system where there is one, which may have checked out no branch at all. */
async function committed(
  root: string,
  env: NodeJS.ProcessEnv,
): Promise<{ commit: string | undefined; branch: string | undefined }> {
  const commit = env.GITHUB_SHA ?? env.CI_COMMIT_SHA ?? (await git(root, 'rev-parse', 'HEAD'));
  const branch =
    env.GITHUB_HEAD_REF || env.GITHUB_REF_NAME || env.CI_COMMIT_REF_NAME || (await currentBranch(root));
  return { commit, branch };
}

async function currentBranch(root: string): Promise<string | undefined> {
  const branch = await git(root, 'rev-parse', '--abbrev-ref', 'HEAD');
  return branch === 'HEAD' ? undefined : branch;
}

/** Undefined outside a repository, before its first commit, and without git. */
async function git(root: string, ...args: string[]): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('git', args, { cwd: root, timeout: 5_000 });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
