import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Summary } from '../summary/shape';
import { failedOf } from '../summary/verdict';
import { stateChanged } from './chat';

/** Folder of the project in its repository, as annotations need it; empty when it is the repository, or nobody says. */
export function folderInRepository(env: NodeJS.ProcessEnv, root: string = process.cwd()): string {
  const { GITHUB_WORKSPACE: workspace } = env;
  if (!workspace) return '';
  const folder = relative(workspace, root).replaceAll('\\', '/');
  return folder.startsWith('..') ? '' : folder;
}

/**
 * Hands a written report to GitHub Actions: annotations on standard output, the summary of the job, and the outputs
 * `state`, `failed`, `flaky`, `changed` and `url` of the step. Nothing elsewhere. A container may have GitHub's environment
 * and none of its files: that is told, and changes nothing about the run.
 *
 * @param output folder of the report.
 * @returns what was handed on, to be printed to standard output.
 */
export function tellGithub(output: string, env: NodeJS.ProcessEnv): string {
  if (!env.GITHUB_ACTIONS) return '';
  const read = (name: string) =>
    existsSync(join(output, name)) ? readFileSync(join(output, name), 'utf8') : '';
  const untold = append(env, 'GITHUB_STEP_SUMMARY', read('summary.md'));
  const json = read('summary.json');
  if (json !== '') {
    const summary = JSON.parse(json) as Summary;
    const { verdict, totals, links } = summary;
    const changed = stateChanged(summary);
    const lines = [
      `state=${verdict.state}`,
      `failed=${failedOf(totals)}`,
      `flaky=${totals.flaky}`,
      ...(changed === undefined ? [] : [`changed=${changed}`]),
      ...(links.report === undefined ? [] : [`url=${links.report}`]),
    ];
    untold.push(...append(env, 'GITHUB_OUTPUT', lines.map((line) => `${line}\n`).join('')));
  }
  return `${untold.join('')}${read('annotations.txt')}`;
}

/** @returns what is to be told when the file that a variable names cannot be written. */
function append(env: NodeJS.ProcessEnv, variable: string, text: string): string[] {
  const file = env[variable];
  if (!file) return [];
  try {
    appendFileSync(file, text);
    return [];
  } catch (error) {
    return [`Report: what ${variable} names could not be written: ${(error as Error).message}\n`];
  }
}
