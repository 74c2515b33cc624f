import type { RunFacts } from '../../reports/facts';

type Ci = Pick<RunFacts, 'runId' | 'ci' | 'base' | 'commit' | 'branch'>;

/** Where a CI server says what it runs, by names of environment variables; the first that is there holds. */
interface Server {
  name: string;
  /** It is there when this one is. */
  here: string;
  commit?: string;
  /** The branch with the changes, also for a pull request. */
  branch: readonly string[];
  /** The one that a pull request goes into, else the default branch where the server tells it. */
  base: readonly string[];
  url?: string;
}

const SERVERS: readonly Server[] = [
  {
    name: 'GitHub Actions',
    here: 'GITHUB_ACTIONS',
    commit: 'GITHUB_SHA',
    branch: ['GITHUB_HEAD_REF', 'GITHUB_REF_NAME'],
    base: ['GITHUB_BASE_REF'],
  },
  {
    name: 'GitLab CI',
    here: 'GITLAB_CI',
    commit: 'CI_COMMIT_SHA',
    branch: ['CI_COMMIT_REF_NAME'],
    base: ['CI_MERGE_REQUEST_TARGET_BRANCH_NAME', 'CI_DEFAULT_BRANCH'],
    url: 'CI_PIPELINE_URL',
  },
  {
    name: 'Jenkins',
    here: 'JENKINS_URL',
    branch: ['CHANGE_BRANCH', 'BRANCH_NAME', 'GIT_BRANCH'],
    base: ['CHANGE_TARGET'],
    url: 'BUILD_URL',
  },
  {
    name: 'Azure Pipelines',
    here: 'TF_BUILD',
    branch: ['SYSTEM_PULLREQUEST_SOURCEBRANCH', 'BUILD_SOURCEBRANCH'],
    base: ['SYSTEM_PULLREQUEST_TARGETBRANCH'],
  },
  {
    name: 'CircleCI',
    here: 'CIRCLECI',
    branch: ['CIRCLE_BRANCH'],
    base: ['CIRCLE_TARGET_BRANCH'],
    url: 'CIRCLE_BUILD_URL',
  },
  {
    name: 'Bitbucket Pipelines',
    here: 'BITBUCKET_BUILD_NUMBER',
    branch: ['BITBUCKET_BRANCH'],
    base: ['BITBUCKET_PR_DESTINATION_BRANCH'],
  },
  {
    name: 'Buildkite',
    here: 'BUILDKITE',
    branch: ['BUILDKITE_BRANCH'],
    base: ['BUILDKITE_PULL_REQUEST_BASE_BRANCH'],
    url: 'BUILDKITE_BUILD_URL',
  },
];

/**
 * What the environment says about the run: variables of our own before those of a CI server, which has checked out a
 * commit and no branch more often than not.
 */
export function readCi(env: NodeJS.ProcessEnv): Ci {
  const server = SERVERS.find(({ here }) => env[here]);
  const commit = env.BRINE_COMMIT || of(env, server?.commit);
  const branch = env.BRINE_BRANCH || branchOf(env, server?.branch ?? []);
  const base = env.BRINE_BASE_BRANCH || branchOf(env, server?.base ?? []);
  return {
    ...runIdOf(env),
    ...(server ? { ci: ciOf(env, server) } : env.CI && { ci: { name: 'CI' } }),
    ...(commit && { commit }),
    ...(branch && { branch }),
    ...(base && { base }),
  };
}

function of(env: NodeJS.ProcessEnv, name: string | undefined): string | undefined {
  return name === undefined ? undefined : env[name];
}

/** Without the remote and the kind of reference that some put before it. */
function branchOf(env: NodeJS.ProcessEnv, names: readonly string[]): string | undefined {
  const told = names.map((name) => env[name]).find(Boolean);
  return told?.replace(/^(?:refs\/heads\/|origin\/)/, '');
}

/** All shards of a workflow share its number; a workflow that is run again counts its attempts. */
function runIdOf(env: NodeJS.ProcessEnv): Pick<Ci, 'runId'> {
  const { GITHUB_RUN_ID: github, GITHUB_RUN_ATTEMPT: attempt = '1', CI_PIPELINE_ID: gitlab } = env;
  if (env.GITHUB_ACTIONS) return github ? { runId: `github-${github}-${attempt}` } : {};
  return env.GITLAB_CI && gitlab ? { runId: `gitlab-${gitlab}` } : {};
}

function ciOf(env: NodeJS.ProcessEnv, { name, here, url: told }: Server): NonNullable<Ci['ci']> {
  const url =
    here === 'GITHUB_ACTIONS'
      ? address(env.GITHUB_SERVER_URL, `${env.GITHUB_REPOSITORY}/actions/runs/${env.GITHUB_RUN_ID}`)
      : address(of(env, told));
  return { name, ...(url && { url }) };
}

/** Without user and password: some servers put a token there. */
function address(base: string | undefined, path = ''): string | undefined {
  if (!base || !URL.canParse(path, `${base}/`)) return undefined;
  const url = new URL(path, path === '' ? base : `${base}/`);
  url.username = '';
  url.password = '';
  return url.href;
}
