import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotations } from './annotations';
import { badgeJson, badgeSvg } from './badge';
import { slackJson, teamsJson } from './chat';
import { type FILES, remove } from './clear';
import { ctrfJson } from './ctrf';
import { folderInRepository } from './github';
import type { OutputInput } from './input';
import { junitXml } from './junit';
import { metricsText } from './metrics';
import { rerunFile } from './rerun-file';
import { commentMarkdown, summaryMarkdown } from './summary-markdown';

export interface OutputOptions {
  /** Whether to write `ctrf.json` too; the settings of the run say it otherwise. */
  ctrf?: boolean;
  /** Address at which the report can be read; the settings of the run say it otherwise. */
  url?: string;
  /** Folder of the project in its repository, with `/`. */
  folder?: string;
}

/** What the environment asks for, over what the settings of the run say. */
export function outputOptions(env: NodeJS.ProcessEnv): OutputOptions {
  const { BRINE_CTRF: ctrf, BRINE_REPORT_URL: url } = env;
  return {
    ...(ctrf && { ctrf: ctrf !== '0' }),
    ...(url && { url }),
    folder: folderInRepository(env),
  };
}

type Make = (input: OutputInput, options: OutputOptions) => string | undefined;

/** File by file; undefined for one that is not wanted. */
const OUTPUTS: Readonly<Record<(typeof FILES)[number], Make>> = {
  'summary.json': ({ summary }) => `${JSON.stringify(summary, null, 2)}\n`,
  'summary.md': ({ summary }) => summaryMarkdown(summary),
  'comment.md': ({ summary }) => commentMarkdown(summary),
  'annotations.txt': ({ summary }, { folder }) => annotations(summary, folder),
  'junit.xml': (input) => junitXml(input),
  'badge.json': ({ summary }) => badgeJson(summary),
  'badge.svg': ({ summary }) => badgeSvg(summary),
  'metrics.txt': ({ summary }) => metricsText(summary),
  'slack.json': ({ summary }) => slackJson(summary),
  'teams.json': ({ summary }) => teamsJson(summary),
  'ctrf.json': (input, { ctrf = input.facts.report?.ctrf }) => (ctrf ? ctrfJson(input) : undefined),
  'rerun.txt': ({ scenarios }) => rerunFile(scenarios),
};

/**
 * Writes what CI servers and their users read into a folder. Each file by itself: one that cannot be made or written is
 * taken away, so that nobody reads a former run's, and the others are there all the same.
 *
 * @returns one sentence for each that could not be written.
 */
export function writeOutputs(output: string, input: OutputInput, options: OutputOptions = {}): string[] {
  mkdirSync(output, { recursive: true });
  return Object.entries(OUTPUTS).flatMap(([name, make]) => {
    try {
      const text = make(input, options);
      if (text === undefined) rmSync(join(output, name), { force: true });
      else replace(join(output, name), text);
      return [];
    } catch (error) {
      remove(join(output, name));
      return [`${name} could not be written: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}

/** Whoever reads at the same moment sees the former file or the new one, never half of one. */
function replace(file: string, text: string): void {
  const half = `${file}.part`;
  try {
    writeFileSync(half, text);
    renameSync(half, file);
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
}
