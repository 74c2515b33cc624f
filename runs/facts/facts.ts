import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { RunFacts } from '../../reports/facts';
import type { LoadedSettings } from '../../support/settings/settings';
import { readCi } from './ci';
import { profilesOf } from './profiles';
import { shardOf } from './shard';

interface Committed {
  commit?: string | undefined;
  branch?: string | undefined;
}

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
  const told = readCi(env);
  const { commit, branch } = before ?? (await committed(settings.root, env, told));
  const { engine = 'chromium', device } = settings.browser;
  const profiles = profilesOf(process.argv);
  return {
    runId: randomUUID(),
    ...told,
    project: settings.project,
    environment: settings.environment,
    startedAt: startedAt.toISOString(),
    ...(commit && { commit }),
    ...(branch && { branch }),
    engine: device === undefined ? engine : `${engine}, ${device}`,
    ...(browser && { browser }),
    ...(shard && { shard }),
    ...(profiles.length > 0 && { profiles }),
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
  { commit, branch }: Committed,
): Promise<Committed> {
  const asked = commit === undefined || branch === undefined ? await askGit(root, env) : {};
  return { commit: commit ?? asked.commit, branch: branch ?? asked.branch };
}

/** Undefined outside a repository, before its first commit, and without git. */
async function askGit(root: string, env: NodeJS.ProcessEnv): Promise<Committed> {
  if (env.GIT_DIR === undefined && !isInRepository(root)) return {};
  try {
    const asked = ['rev-parse', 'HEAD', '--abbrev-ref', 'HEAD'];
    const { stdout } = await promisify(execFile)('git', asked, { cwd: root, timeout: 5_000 });
    const [commit = '', branch = ''] = stdout.trim().split('\n');
    return { commit: commit || undefined, branch: branch === 'HEAD' ? undefined : branch || undefined };
  } catch {
    return {};
  }
}

/** To start a process costs more than to look for what it would look for. */
function isInRepository(folder: string): boolean {
  const parent = path.dirname(folder);
  return existsSync(path.join(folder, '.git')) || (parent !== folder && isInRepository(parent));
}
