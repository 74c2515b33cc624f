import { rm } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { saveInto } from './attachments';
import { type OutputOptions, writeOutputs } from './ci/write';
import { FOLDER, writeClassicReport } from './classic/write';
import { clean, cleanRun } from './clean';
import type { RunFacts } from './facts';
import { gather } from './gather';
import type { HistoryPlace } from './history/open';
import { writeHistory } from './history/write';
import { readImports } from './imports/keep';
import type { Input } from './inputs';
import type { Run } from './messages/run';
import type { StreamOptions } from './messages/stream';
import { ReportError } from './report-error';
import { readRequirements } from './requirements/read';
import { writeSite } from './site/write';
import { placeAll } from './summary/placed';
import type { Summary } from './summary/shape';
import { type SummariseOptions, summarise } from './summary/summarise';
import { warningsOf } from './warnings';

export interface ReportOptions {
  /** The streams of the run; a file that is missing is told as a warning. */
  inputs: Input[];
  /**
   * The folder that gets the site, the classic dashboard in its `html/`, and the outputs for CI servers; what an earlier
   * report left is replaced.
   */
  output: string;
  outputs?: OutputOptions;
  /** Where runs are kept to be compared with each other; not kept unless given. */
  history?: HistoryPlace | undefined;
  /** Absolute path of the project, which the report leaves out of every text; the current folder unless given. */
  root?: string;
}

export interface WrittenReport {
  /** Path of the site's `index.html`. */
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
    const save = saveInto(join(output, 'files'));
    const read = await readClean(options, { save, root });
    const { run, facts, streams } = read;
    // Repetitions are scenarios of their own, which no other run knows.
    const place = facts.repeat === undefined ? options.history : undefined;
    const history = await writeHistory(place, read, { output, root });
    const { changes } = history;
    const warned = [...read.warnings, ...history.warnings];
    const told = { ...read, warnings: warned, ...(changes && { changes }) };
    const summary = tellInBrief(told, options);
    summary.warnings.push(...(await classicReport(run, facts, output)));
    const shown = relative(root, output).replaceAll(sep, '/');
    const index = writeSite(run, facts, {
      output,
      root,
      shown,
      summary,
      streams,
      requirements: read.requirements,
    });
    const { verdict, warnings } = summary;
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

type Told = SummariseOptions & { streams: string[] };

/** What the streams tell, clean; what they told as it was is not kept, because it is large. */
async function readClean(
  { inputs, output, outputs = {} }: ReportOptions,
  options: StreamOptions,
): Promise<Told> {
  const { root } = options;
  const imports = readImports(output);
  const { environments, shards, streams, ...gathered } = await gather(inputs, options);
  const features = [...gathered.run.features, ...imports.features];
  const run = cleanRun({ ...gathered.run, features }, root);
  const facts = clean(gathered.facts, root);
  const required = readRequirements(root);
  return {
    run,
    facts,
    ...addressed(outputs.url ?? facts.report?.url),
    ...(required.list && { requirements: clean(required.list, root) }),
    environments,
    shards,
    warnings: clean(
      [...gathered.warnings, ...imports.warnings, ...required.warnings, ...warningsOf(streams, run)],
      root,
    ),
    streams: streams.map(({ file }) => basename(file)),
  };
}

/** An address goes into messages and summaries: only one that a browser follows to a page. */
function addressed(url: string | undefined): { reportUrl?: string } {
  return url !== undefined && /^https?:\/\/\S+$/i.test(url) ? { reportUrl: url } : {};
}

/** The outputs for CI servers, before the pages: whatever becomes of those, a job has its summary. */
function tellInBrief(told: SummariseOptions, { output, outputs }: ReportOptions): Summary {
  const summary = summarise(told);
  const scenarios = placeAll(told.run);
  const unwritten = writeOutputs(output, { summary, scenarios, facts: told.facts }, outputs);
  return { ...summary, warnings: [...summary.warnings, ...unwritten] };
}

/** More than this the reporter of the classic dashboard cannot hold. */
const MOST_CLASSIC = 5_000;

/** It stands beside the site: what keeps it from being written is a warning. */
async function classicReport(run: Run, facts: RunFacts, output: string): Promise<string[]> {
  await rm(join(output, FOLDER), { recursive: true, force: true });
  if (facts.report?.classic === false) return [];
  const scenarios = run.features.reduce((sum, feature) => sum + feature.scenarios.length, 0);
  if (scenarios > MOST_CLASSIC)
    return [`The classic dashboard is left out: it cannot show more than ${MOST_CLASSIC} scenarios.`];
  try {
    await writeClassicReport(run, facts, output);
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [`The classic dashboard could not be written: ${reason}`];
  }
}
