import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Job } from 'kubernetes-models/batch/v1';
import { PersistentVolumeClaim } from 'kubernetes-models/v1';
import { afterAll, describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { choose } from '../../init/choose';
import { type System, writeCi } from '../../init/ci';
import { HOME } from '../tools/commands';
import { githubParser } from './github-parser';

const CI = path.join(HOME, 'templates', 'ci');
const folders: string[] = [];
const read = (...file: string[]) => readFileSync(path.join(...file), 'utf8');

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'brine-ci-'));
  folders.push(folder);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
}

const { convertWorkflowTemplate, NoOperationTraceWriter, parseAction, parseWorkflow } = githubParser(
  folderWith({}),
);

/** What GitHub's own parser, with GitHub's own schema, finds wrong with a workflow. */
async function workflowFaults(content: string): Promise<string[]> {
  const { context, value } = parseWorkflow({ name: 'features.yml', content }, new NoOperationTraceWriter());
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

/** The same for an action. */
function actionFaults(content: string): string[] {
  const { context } = parseAction({ name: 'action.yml', content }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}

/** What GitLab's schema finds wrong with a pipeline, by gitlab-ci-local, which carries it. */
function pipelineFaults(content: string): string {
  const folder = folderWith({ '.gitlab-ci.yml': content });
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  const program = path.join(HOME, 'node_modules', 'gitlab-ci-local', 'dist', 'index.js');
  try {
    execFileSync(process.execPath, [program, '--list-csv-all'], { cwd: folder, stdio: 'pipe' });
    return '';
  } catch (error) {
    return String((error as { stderr: Buffer }).stderr);
  }
}

describe('the workflow for GitHub', () => {
  const text = read(CI, 'github.yml');

  test('is one for GitHub’s own parser, which sees faults', async () => {
    expect(await workflowFaults(text)).toEqual([]);
    expect(await workflowFaults(text.replace('timeout-minutes', 'timeout-minuts'))).not.toEqual([]);
    expect(await workflowFaults(text.replace('needs: history', 'needs: histroy'))).not.toEqual([]);
    expect(await workflowFaults(text.replace('matrix.shard }}/', 'matrix.shard }/'))).not.toEqual([]);
  });

  test('names every action by its commit, with the version beside it', () => {
    const uses = [...`${text}${read(HOME, 'action.yml')}`.matchAll(/uses: (.*)/g)].map(([, used]) => used);
    expect(uses.length).toBeGreaterThan(10);
    expect(uses.filter((used) => !/^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d/.test(used ?? ''))).toEqual([]);
  });

  test('gives no job more than it needs', () => {
    const { permissions, jobs } = parse(text);
    expect(permissions).toEqual({ contents: 'read' });
    const more = Object.entries<{ permissions?: unknown }>(jobs).filter(([, job]) => job.permissions);
    expect(more.map(([name]) => name)).toEqual(['report', 'pages']);
  });
});

test('so is the workflow of Brine itself', async () => {
  expect(await workflowFaults(read(HOME, '.github', 'workflows', 'ci.yml'))).toEqual([]);
});

test('the action is one for GitHub’s own parser, which sees faults', () => {
  const text = read(HOME, 'action.yml');
  expect(actionFaults(text)).toEqual([]);
  expect(actionFaults(text.replace('using: composite', 'using: compost'))).not.toEqual([]);
  // What a workflow hands on must not become part of a script.
  const runs = parse(text).runs.steps.map(({ run = '' }: { run?: string }) => run);
  expect(runs.filter((run: string) => run.includes('${{'))).toEqual([]);
});

describe('the pipeline for GitLab', () => {
  const text = read(CI, 'gitlab.yml');

  test('is one for GitLab’s schema, which sees faults', () => {
    expect(pipelineFaults(text)).toBe('');
    expect(pipelineFaults(text.replace('parallel: 4', 'parallell: 4'))).toContain('parallell');
  }, 120_000);

  test('takes the browsers of the Playwright that Brine brings', () => {
    const { dependencies } = JSON.parse(read(HOME, 'package.json'));
    expect(parse(text).default.image).toBe(`mcr.microsoft.com/playwright:v${dependencies.playwright}-noble`);
  });
});

test('the jobs for Kubernetes are ones for its schema, which sees faults', () => {
  const documents = parseAllDocuments(read(CI, 'kubernetes.yml')).map((each) => each.toJS());
  const [claim, shards, report] = documents;
  expect(documents).toHaveLength(3);
  new PersistentVolumeClaim(claim).validate();
  for (const job of [shards, report]) new Job(job).validate();
  expect(() => new Job({ ...shards, spec: { ...shards.spec, completions: 'four' } }).validate()).toThrow();
  const env: { name: string; value?: string }[] = shards.spec.template.spec.containers[0].env;
  expect(env.find(({ name }) => name === 'SHARDS')?.value).toBe(String(shards.spec.completions));
});

describe('what init makes of them', () => {
  const service = {
    name: 'desk',
    manifest: 'backend/Cargo.toml',
    serves: true,
    asks: [],
    ports: [],
  };
  const apps = [{ folder: 'web', installed: true, proxy: [] }];
  const chosen = choose(
    { binaries: [service], apps, documents: [], frontEnds: [], cucumber: [], faults: [] },
    'Desk',
    ['desk'],
  );
  const written = (system: System, files: Record<string, string>) => {
    const root = folderWith(files);
    return { root, done: writeCi(root, system, chosen) };
  };
  const apart = { 'package.json': '{}', 'web/package.json': '{}', 'web/package-lock.json': '{}' };

  test('installs the packages of a front end that stands apart, and keeps what cargo built', async () => {
    const { root } = written('github', apart);
    const text = read(root, '.github', 'workflows', 'features.yml');
    const { steps } = parse(text).jobs.shard;
    const runs = steps.map(({ run }: { run?: string }) => run).filter(Boolean);
    expect(runs.slice(1, 3)).toEqual(['npm ci', 'npm ci --prefix web']);
    expect(steps.find(({ uses = '' }) => uses.includes('rust-cache')).with).toEqual({
      workspaces: 'backend',
    });
    expect(await workflowFaults(text)).toEqual([]);
  });

  test('does so for GitLab and the image too', () => {
    const { features } = parse(read(written('gitlab', apart).root, '.gitlab-ci.yml'));
    expect(features.before_script.slice(-2)).toEqual(['npm ci --prefer-offline', 'npm ci --prefix web']);
    expect(features.cache.paths).toContain('backend/target/');
    expect(features.cache.key.files).toContain('backend/Cargo.lock');
    const image = read(written('kubernetes', apart).root, 'Dockerfile.features');
    expect(image).toContain('COPY --chown=suite . .\nRUN npm ci --prefix web\n');
  });

  test('leaves them as they are where npm installs all at once', () => {
    const { root } = written('github', { ...apart, 'package.json': '{ "workspaces": ["web"] }' });
    expect(read(root, '.github', 'workflows', 'features.yml')).not.toContain('--prefix');
  });

  test('brings no Rust where cargo builds nothing', async () => {
    const none = choose(
      { binaries: [], apps: [], documents: [], frontEnds: [], cucumber: [], faults: [] },
      'Desk',
      [],
    );
    const write = (system: System, files: Record<string, string>) => {
      const root = folderWith(files);
      writeCi(root, system, none);
      return root;
    };
    const text = read(write('github', {}), '.github', 'workflows', 'features.yml');
    expect(text).not.toMatch(/rust|cargo/i);
    expect(await workflowFaults(text)).toEqual([]);
    const pipeline = read(write('gitlab', {}), '.gitlab-ci.yml');
    expect(pipeline).not.toMatch(/rust|cargo/i);
    expect(pipelineFaults(pipeline)).toBe('');
    expect(parse(pipeline).features.before_script).toEqual(['npm ci --prefer-offline']);
    // A workspace whose services nobody found is one all the same.
    const workspace = write('github', { 'Cargo.toml': '[workspace]\n' });
    expect(read(workspace, '.github', 'workflows', 'features.yml')).toContain('rust-cache');
    expect(read(write('kubernetes', {}), 'Dockerfile.features')).toBe(read(CI, 'Dockerfile'));
  }, 120_000);

  test('a pipeline that is there is left alone, also the second time', () => {
    const { root, done } = written('gitlab', { '.gitlab-ci.yml': 'test: { script: [cargo test] }\n' });
    expect(done).toEqual([
      {
        file: '.gitlab/features.yml',
        did: 'written',
        note: 'add to .gitlab-ci.yml: include: [{ local: .gitlab/features.yml }]',
      },
    ]);
    expect(writeCi(root, 'gitlab', chosen)[0]?.did).toBe('kept');
    expect(read(root, '.gitlab-ci.yml')).toBe('test: { script: [cargo test] }\n');
  });

  test('writes nothing where nothing is wanted', () => {
    expect(writeCi(folderWith({}), 'none', chosen)).toEqual([]);
  });
});

test('the image has what a suite is built with, and runs as nobody special', () => {
  const text = read(CI, 'Dockerfile');
  expect(text).toMatch(/^FROM rust:1-slim-bookworm$/m);
  expect(text).toMatch(/^USER suite$/m);
  // What nobody can see in an image without its repository.
  for (const name of ['BRINE_COMMIT', 'BRINE_BRANCH', 'BRINE_BASE_BRANCH'])
    expect(text).toContain(`${name}=$${name}`);
  const folder = folderWith({});
  cpSync(path.join(CI, 'Dockerfile'), path.join(folder, 'Dockerfile'));
  // Each line begins with an instruction, a comment, or goes on with the one before.
  const lines = text.replaceAll(/\\\n/g, ' ').split('\n').filter(Boolean);
  expect(
    lines.filter((line) => !/^(?:#|FROM|COPY|RUN|ENV|ARG|WORKDIR|USER|ENTRYPOINT|CMD)\b|^#/.test(line)),
  ).toEqual([]);
});
