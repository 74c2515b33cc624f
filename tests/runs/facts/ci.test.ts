import { describe, expect, it } from 'vitest';
import { readCi } from '../../../runs/facts/ci';
import { shardOf } from '../../../runs/facts/shard';

describe('what a CI server says about itself', () => {
  it('is the number of the workflow and its address on GitHub, without a login in it', () => {
    const env = {
      GITHUB_ACTIONS: 'true',
      GITHUB_RUN_ID: '4520',
      GITHUB_RUN_ATTEMPT: '2',
      GITHUB_SERVER_URL: 'https://bot:token@github.com',
      GITHUB_REPOSITORY: 'shop/suite',
      GITHUB_BASE_REF: 'main',
    };
    expect(readCi(env)).toEqual({
      runId: 'github-4520-2',
      ci: { name: 'GitHub Actions', url: 'https://github.com/shop/suite/actions/runs/4520' },
      base: 'main',
    });
  });

  it('is the number of the pipeline and its address on GitLab', () => {
    const env = {
      GITLAB_CI: 'true',
      CI_PIPELINE_ID: '7',
      CI_PIPELINE_URL: 'https://git.example/p/-/pipelines/7',
    };
    expect(readCi(env)).toEqual({
      runId: 'gitlab-7',
      ci: { name: 'GitLab CI', url: 'https://git.example/p/-/pipelines/7' },
    });
  });

  it.each([
    [
      'Jenkins',
      {
        JENKINS_URL: 'https://ci.example',
        BRANCH_NAME: 'PR-7',
        CHANGE_BRANCH: 'topic',
        CHANGE_TARGET: 'main',
      },
      { branch: 'topic', base: 'main' },
    ],
    ['Jenkins', { JENKINS_URL: 'https://ci.example', GIT_BRANCH: 'origin/main' }, { branch: 'main' }],
    [
      'Azure Pipelines',
      {
        TF_BUILD: 'True',
        BUILD_SOURCEBRANCH: 'refs/pull/7/merge',
        SYSTEM_PULLREQUEST_SOURCEBRANCH: 'refs/heads/topic',
        SYSTEM_PULLREQUEST_TARGETBRANCH: 'main',
      },
      { branch: 'topic', base: 'main' },
    ],
    ['Azure Pipelines', { TF_BUILD: 'True', BUILD_SOURCEBRANCH: 'refs/heads/main' }, { branch: 'main' }],
    ['CircleCI', { CIRCLECI: 'true', CIRCLE_BRANCH: 'topic' }, { branch: 'topic' }],
    [
      'Bitbucket Pipelines',
      { BITBUCKET_BUILD_NUMBER: '3', BITBUCKET_BRANCH: 'topic', BITBUCKET_PR_DESTINATION_BRANCH: 'main' },
      { branch: 'topic', base: 'main' },
    ],
    [
      'Buildkite',
      { BUILDKITE: 'true', BUILDKITE_BRANCH: 'topic', BUILDKITE_PULL_REQUEST_BASE_BRANCH: '' },
      { branch: 'topic' },
    ],
  ])('is its branch, and the one that it goes into, on %s', (name, env, told) => {
    expect(readCi({ CI: 'true', ...env })).toEqual({ ci: { name }, ...told });
  });

  it('is the default branch on GitLab where no merge request says what a branch goes into', () => {
    const env = { GITLAB_CI: 'true', CI_COMMIT_REF_NAME: 'topic', CI_DEFAULT_BRANCH: 'trunk' };
    expect(readCi(env)).toMatchObject({ branch: 'topic', base: 'trunk' });
    expect(readCi({ ...env, CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'release' }).base).toBe('release');
  });

  it('is less than what our own variables say', () => {
    const env = { GITHUB_ACTIONS: 'true', GITHUB_SHA: 'abc', GITHUB_REF_NAME: 'main', BRINE_COMMIT: 'def' };
    expect(readCi({ ...env, BRINE_BRANCH: 'topic', BRINE_BASE_BRANCH: 'trunk' })).toMatchObject({
      commit: 'def',
      branch: 'topic',
      base: 'trunk',
    });
  });

  it('is nothing outside of one', () => {
    expect(readCi({ GITHUB_RUN_ID: '1' })).toEqual({});
    expect(readCi({ CI: 'true' })).toEqual({ ci: { name: 'CI' } });
  });
});

it.each([
  [['--shard', '2/3'], { index: 2, total: 3 }],
  [['--shard=1/2', '--tags', '@a', '--shard=2/2'], { index: 2, total: 2 }],
  [['--shard'], undefined],
  [['features/a.feature'], undefined],
])('the shard of %j is %j', (args, shard) => expect(shardOf(args)).toEqual(shard));
