import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { ReportError } from './report-error';

const product = v.object({ name: v.string(), version: v.string() });

const positive = v.pipe(v.number(), v.integer(), v.minValue(1));

const schema = v.object({
  project: v.string(),
  environment: v.string(),
  startedAt: v.string(),
  commit: v.exactOptional(v.string()),
  branch: v.exactOptional(v.string()),
  browser: v.exactOptional(product),
  runId: v.exactOptional(v.string()),
  engine: v.exactOptional(v.string()),
  shard: v.exactOptional(
    v.object({
      index: positive,
      total: positive,
      sizes: v.exactOptional(v.array(v.pipe(v.number(), v.integer(), v.minValue(0)))),
      dealt: v.exactOptional(v.string()),
    }),
  ),
  repeat: v.exactOptional(positive),
  profiles: v.exactOptional(v.array(v.string())),
  ci: v.exactOptional(v.object({ name: v.string(), url: v.exactOptional(v.string()) })),
  base: v.exactOptional(v.string()),
  platform: product,
  node: v.string(),
  command: v.string(),
  seed: v.exactOptional(v.string()),
  api: v.exactOptional(
    v.array(
      v.object({
        service: v.string(),
        method: v.string(),
        path: v.string(),
        statuses: v.array(v.string()),
        inputs: v.exactOptional(v.array(v.string())),
        choices: v.exactOptional(v.record(v.string(), v.number())),
      }),
    ),
  ),
  report: v.exactOptional(
    v.object({
      url: v.exactOptional(v.string()),
      ctrf: v.exactOptional(v.boolean()),
      classic: v.exactOptional(v.boolean()),
      links: v.exactOptional(v.record(v.string(), v.string())),
      keepRuns: v.exactOptional(positive),
    }),
  ),
  setupFault: v.exactOptional(v.object({ title: v.string(), text: v.string() })),
});

/**
 * What the messages of a run do not tell about it; kept beside them as `run.json`.
 * `startedAt` is ISO 8601. `seed` is there when something was drawn from it, or when it was asked for. `profiles` are those that the run was told to take. `setupFault` says why no scenario could run. `browser` is the one that scenarios used, `engine`
 * the one that the settings name, used or not. `base` is the branch that this one is to be merged into. `sizes` of a shard are
 * the numbers of scenarios that each of all shards got, `dealt` is a sign of how they were dealt out. `repeat` is how often each
 * scenario ran, where that is more than once. `report` is what the settings say about the report.
 */
export type RunFacts = v.InferOutput<typeof schema>;

/** What the specifications of the services name. */
export type ApiFacts = NonNullable<RunFacts['api']>;

/** @throws {ReportError} when the file can't be read or does not hold the facts of a run. */
export async function readFacts(file: string): Promise<RunFacts> {
  const next = 'Run the suite again, or write the report from a folder that a run has left.';
  try {
    return v.parse(schema, JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    const details = v.isValiError(cause)
      ? cause.issues.map((issue) => `${v.getDotPath(issue) ?? '(all)'}: ${issue.message}`).join('\n')
      : String(cause instanceof Error ? cause.message : cause);
    throw new ReportError(
      { what: 'The facts of the run cannot be read.', where: file, details, next },
      { cause },
    );
  }
}
