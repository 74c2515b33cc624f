import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { collectFacts } from '../../../runs/facts/facts';
import type { LoadedSettings } from '../../../support/settings/settings';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'brine-facts-')));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function git(...args: string[]): string {
  const config = ['-c', 'user.name=n', '-c', 'user.email=e@example.com', '-c', 'init.defaultBranch=trunk'];
  return execFileSync('git', [...config, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();
}

async function facts(root = folder, env: NodeJS.ProcessEnv = {}): Promise<unknown[]> {
  const settings = { root, browser: {}, report: {} } as LoadedSettings;
  const about = { browser: undefined, shard: undefined, repeat: undefined, before: undefined };
  const { commit, branch } = await collectFacts(settings, env, new Date(0), about as never);
  return [commit, branch];
}

it('the commit and the branch are those of the repository that the project is in', async () => {
  const none = [undefined, undefined];
  expect(await facts()).toEqual(none);
  git('init');
  expect(await facts()).toEqual(none);
  git('commit', '--allow-empty', '-m', 'one');
  const commit = git('rev-parse', 'HEAD');
  mkdirSync(path.join(folder, 'suite'));
  expect(await facts(path.join(folder, 'suite'))).toEqual([commit, 'trunk']);
  git('worktree', 'add', '-b', 'other', 'tree');
  expect(await facts(path.join(folder, 'tree'))).toEqual([commit, 'other']);
  git('checkout', '--detach');
  expect(await facts()).toEqual([commit, undefined]);
});

it('a CI system knows better, in part or in whole', async () => {
  git('init');
  git('commit', '--allow-empty', '-m', 'one');
  const commit = git('rev-parse', 'HEAD');
  expect(await facts(folder, { GITHUB_ACTIONS: 'true', GITHUB_SHA: 'abc' })).toEqual(['abc', 'trunk']);
  expect(
    await facts(folder, { GITHUB_ACTIONS: 'true', GITHUB_HEAD_REF: '', GITHUB_REF_NAME: 'main' }),
  ).toEqual([commit, 'main']);
  expect(await facts(folder, { GITLAB_CI: 'true', CI_COMMIT_SHA: 'def', CI_COMMIT_REF_NAME: 'dev' })).toEqual(
    ['def', 'dev'],
  );
  git('checkout', '--detach');
  expect(await facts(folder, { JENKINS_URL: 'http://ci', GIT_BRANCH: 'origin/dev' })).toEqual([
    commit,
    'dev',
  ]);
  expect(
    await facts(folder, { BRINE_COMMIT: 'fed', BRINE_BRANCH: 'own', CIRCLECI: '1', CIRCLE_BRANCH: 'b' }),
  ).toEqual(['fed', 'own']);
});
