import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { saveInto } from './attachments';
import { FOLDER, writeClassicReport } from './classic/write';
import { clean } from './clean';
import type { RunFacts } from './facts';
import { mergeRuns } from './messages/merge';
import { readStreams } from './messages/stream';
import { ReportError } from './report-error';
import { warningsOf } from './warnings';

export interface ReportOptions {
  /** Paths of NDJSON streams of Cucumber Messages. One that is missing is told as a warning. */
  messages: string[];
  /** The folder that gets the report as `html/`; what an earlier report left there is removed. */
  output: string;
  facts: RunFacts;
  /** Absolute path of the project, which the report leaves out of every text; the current folder unless given. */
  root?: string;
}

export interface WrittenReport {
  /** Path of `index.html`. */
  index: string;
  /** How many scenarios the report shows, each with all its attempts. */
  scenarios: number;
  /** One sentence each: what the report could not know or had to leave out. */
  warnings: string[];
}

/** @throws {ReportError} when a stream can't be read or the pages can't be written. */
export async function writeReport(options: ReportOptions): Promise<WrittenReport> {
  const { messages, output, facts, root = process.cwd() } = options;
  try {
    await rm(join(output, FOLDER), { recursive: true, force: true });
    const save = saveInto(join(output, FOLDER, 'attachments'));
    const streams = await readStreams(messages, { save, root });
    const run = clean(mergeRuns(streams.map((stream) => stream.run)), root);
    const index = await writeClassicReport(run, clean(facts, root), output);
    const scenarios = run.features.reduce((sum, feature) => sum + feature.scenarios.length, 0);
    return { index, scenarios, warnings: clean(warningsOf(streams, run), root) };
  } catch (cause) {
    if (cause instanceof ReportError) throw cause;
    throw new ReportError(
      {
        what: 'The report could not be written.',
        where: output,
        details: cause instanceof Error ? cause.message : String(cause),
        next: `The results are kept: ${messages.join(', ')}`,
      },
      { cause },
    );
  }
}
