import type { RunFacts } from '../../reports/facts';

type Ci = Pick<RunFacts, 'runId' | 'ci' | 'base'>;

/** What a CI server says about itself in the environment; nothing outside of one. */
export function readCi(env: NodeJS.ProcessEnv): Ci {
  if (env.GITHUB_ACTIONS) return github(env);
  if (env.GITLAB_CI) return gitlab(env);
  return env.CI ? { ci: { name: 'CI' } } : {};
}

/** All shards of a workflow share its number; a workflow that is run again counts its attempts. */
function github(env: NodeJS.ProcessEnv): Ci {
  const { GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt = '1', GITHUB_SERVER_URL: server } = env;
  const url = address(server, `${env.GITHUB_REPOSITORY}/actions/runs/${id}`);
  return {
    ...(id && { runId: `github-${id}-${attempt}` }),
    ci: { name: 'GitHub Actions', ...(url && { url }) },
    ...(env.GITHUB_BASE_REF && { base: env.GITHUB_BASE_REF }),
  };
}

function gitlab(env: NodeJS.ProcessEnv): Ci {
  const { CI_PIPELINE_ID: id, CI_MERGE_REQUEST_TARGET_BRANCH_NAME: base } = env;
  const url = address(env.CI_PIPELINE_URL);
  return {
    ...(id && { runId: `gitlab-${id}` }),
    ci: { name: 'GitLab CI', ...(url && { url }) },
    ...(base && { base }),
  };
}

/** Without user and password: some servers put a token there. */
function address(base: string | undefined, path = ''): string | undefined {
  if (!base || !URL.canParse(path, `${base}/`)) return undefined;
  const url = new URL(path, path === '' ? base : `${base}/`);
  url.username = '';
  url.password = '';
  return url.href;
}
