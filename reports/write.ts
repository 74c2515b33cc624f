import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { saveInto } from './attachments';
import { FOLDER, writeClassicReport } from './classic/write';
import { clean } from './clean';
import { gather } from './gather';
import type { Input } from './inputs';
import { type OutputOptions, writeOutputs } from './outputs/write';
import { ReportError } from './report-error';
import { placeAll } from './summary/placed';
import type { Summary } from './summary/shape';
import { type SummariseOptions, summarise } from './summary/summarise';
import { warningsOf } from './warnings';

export interface ReportOptions {
  /** The streams of the run; a file that is missing is told as a warning. */
  inputs: Input[];
  /** The folder that gets the report as `html/`, and the outputs for CI servers; what an earlier one left is replaced. */
  output: string;
  outputs?: OutputOptions;
  /** Absolute path of the project, which the report leaves out of every text; the current folder unless given. */
  root?: string;
}

export interface WrittenReport {
  /** Path of `index.html`. */
  index: string;
  /** How many scenarios the report shows, each with all its attempts. */
  scenarios: number;
  verdict: Summary['verdict'];
  /** One sentence each: what the report could not know or had to leave out. */
  warnings: string[];
}

/** @throws {ReportError} when a stream can't be read or the pages can't be written. */
export async function writeReport(options: ReportOptions): Promise<WrittenReport> {
  const { inputs, output, root = process.cwd() } = options;
  try {
    await rm(join(output, FOLDER), { recursive: true, force: true });
    const save = saveInto(join(output, FOLDER, 'attachments'));
    const gathered = await gather(inputs, { save, root });
    const run = clean(gathered.run, root);
    const facts = clean(gathered.facts, root);
    const told = clean([...gathered.warnings, ...warningsOf(gathered.streams, run)], root);
    const { verdict, warnings } = tellInBrief({ ...gathered, run, facts, warnings: told }, options);
    const index = await writeClassicReport(run, facts, output);
    const scenarios = run.features.reduce((sum, feature) => sum + feature.scenarios.length, 0);
    return { index, scenarios, verdict, warnings };
  } catch (cause) {
    if (cause instanceof ReportError) throw cause;
    throw new ReportError(
      {
        what: 'The report could not be written.',
        where: output,
        details: cause instanceof Error ? cause.message : String(cause),
        next: `The results are kept: ${inputs.map(({ messages }) => messages).join(', ')}`,
      },
      { cause },
    );
  }
}

/** The outputs for CI servers, before the pages: whatever becomes of those, a job has its summary. */
function tellInBrief(
  told: SummariseOptions,
  { output, outputs }: ReportOptions,
): Pick<Summary, 'verdict' | 'warnings'> {
  const summary = summarise(told);
  const scenarios = placeAll(told.run);
  const unwritten = writeOutputs(output, { summary, scenarios, facts: told.facts }, outputs);
  return { verdict: summary.verdict, warnings: [...summary.warnings, ...unwritten] };
}
