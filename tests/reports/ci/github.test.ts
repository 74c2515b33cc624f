import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { tellGithub } from '../../../reports/ci/github';
import { newFolder } from '../../tools/folder';

const SUMMARY = {
  verdict: { state: 'failed' },
  totals: { failed: 2, ambiguous: 0, undefined: 0, pending: 0, flaky: 1 },
  links: {},
};

function report(): string {
  const folder = path.join(newFolder(), 'report');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'summary.json'), JSON.stringify(SUMMARY));
  writeFileSync(path.join(folder, 'summary.md'), '## red\n');
  writeFileSync(path.join(folder, 'annotations.txt'), '::error::red\n');
  return folder;
}

it('hands on annotations, the summary of the job and outputs, and nothing elsewhere', () => {
  const folder = report();
  const files = {
    GITHUB_STEP_SUMMARY: path.join(folder, 'job.md'),
    GITHUB_OUTPUT: path.join(folder, 'outputs'),
  };
  expect(tellGithub(folder, files)).toBe('');
  expect(tellGithub(folder, { GITHUB_ACTIONS: 'true', ...files })).toBe('::error::red\n');
  expect(readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8')).toBe('## red\n');
  expect(readFileSync(files.GITHUB_OUTPUT, 'utf8')).toBe('state=failed\nfailed=2\nflaky=1\n');
});

it('says which file it cannot write, as in a container that has GitHub’s environment alone', () => {
  const folder = report();
  const files = {
    GITHUB_STEP_SUMMARY: path.join(folder, 'no', 'job.md'),
    GITHUB_OUTPUT: path.join(folder, 'outputs'),
  };
  const told = tellGithub(folder, { GITHUB_ACTIONS: 'true', ...files });
  expect(told).toMatch(
    /^Report: what GITHUB_STEP_SUMMARY names could not be written: ENOENT: .*job\.md'\n::error::red\n$/,
  );
  expect(readFileSync(files.GITHUB_OUTPUT, 'utf8')).toContain('state=failed\n');
});
