import { createHash } from 'node:crypto';
import { environmentOf } from './environment';
import { type RunFacts, readFacts } from './facts';
import { groupBy } from './group';
import type { Input } from './inputs';
import { mergeRuns } from './messages/merge';
import type { Run } from './messages/run';
import { readStreams, type Stream, type StreamOptions } from './messages/stream';
import { type Shards, shardsOf, withMissing } from './shards';

/** Everything that was found about one run: its shards and repetitions, in one environment or several. */
export interface Gathered {
  run: Run;
  /** Of the whole. */
  facts: RunFacts;
  /** Facts by the name of the environment, in the order in which they were met. */
  environments: Map<string, RunFacts>;
  streams: Stream[];
  /** By environment, where the run was cut into shards. */
  shards: Map<string, Shards>;
  /** One sentence each. */
  warnings: string[];
}

const UNKNOWN = 'environment, commit and shard are not known.';

interface Part {
  stream: Stream;
  facts: RunFacts;
  environment: string;
  /** Whether its facts were told. */
  known: boolean;
}

/**
 * Reads streams and makes one run of them: scenarios are the same when file and line are, apart by environment. What a
 * missing shard leaves without a result is there as not run, as far as the others tell what it was.
 *
 * @throws {ReportError} when the facts of a single run can't be read.
 */
export async function gather(inputs: readonly Input[], options: StreamOptions): Promise<Gathered> {
  const streams = await readStreams(
    inputs.map(({ messages }) => messages),
    options,
  );
  const parts: Part[] = [];
  const without: string[] = [];
  const warn = (sentence: string) => void without.push(sentence);
  for (const [index, stream] of streams.entries()) {
    const input = inputs[index] as Input;
    const lone = inputs.length === 1 && typeof input.facts === 'string';
    const told = lone ? await readFacts(input.facts as string) : await factsBeside(input, warn);
    const facts = told ?? unknownFacts(stream.run);
    parts.push({ stream, facts, environment: environmentOf(facts), known: told !== undefined });
  }
  const known = parts.filter((part) => part.known);
  const byEnvironment = groupBy(parts, ({ environment }) => environment);
  const shards = new Map<string, Shards>();
  const runs = [...byEnvironment].map(([environment, own]) => {
    const merged = mergeRuns(own.map(({ stream }) => stream.run));
    const cut = shardsOf(own.map(({ facts, stream }) => ({ facts, run: stream.run })));
    if (cut) shards.set(environment, cut);
    const whole = cut ? withMissing(merged, cut) : merged;
    return byEnvironment.size > 1 ? inEnvironment(whole, environment) : whole;
  });
  return {
    run: mergeRuns(runs),
    facts: factsOf((known.length > 0 ? known : parts).map(({ facts }) => facts)),
    environments: new Map(
      [...byEnvironment].map(([name, own]) => [name, factsOf(own.map(({ facts }) => facts))]),
    ),
    streams,
    shards,
    warnings: [...without, ...warnings(parts, shards)],
  };
}

/** Results are worth reading without their facts, whose writer may have died in the middle of them. */
async function factsBeside({ facts, messages }: Input, warn: (sentence: string) => void) {
  if (facts === undefined) warn(`${messages} has no run.json beside it: ${UNKNOWN}`);
  if (typeof facts !== 'string') return facts;
  try {
    return await readFacts(facts);
  } catch (error) {
    const reason = (error as Error).cause;
    warn(
      `${facts} cannot be read (${reason instanceof Error ? reason.message : String(reason)}): ${UNKNOWN}`,
    );
    return undefined;
  }
}

function inEnvironment(run: Run, environment: string): Run {
  const features = run.features.map((feature) => ({
    ...feature,
    scenarios: feature.scenarios.map((scenario) => ({ ...scenario, environment })),
  }));
  return { ...run, features };
}

/** Of messages that nobody wrote facts for: another program's, or a run that was killed before it ended. */
function unknownFacts(run: Run): RunFacts {
  return {
    project: 'Unknown project',
    environment: 'unknown',
    startedAt: new Date(run.startedAt ?? 0).toISOString(),
    platform: { name: 'unknown', version: '' },
    node: '',
    command: '',
  };
}

/** What holds for all of them; where they differ, the first one's, and what is a list as a list. */
function factsOf(all: readonly RunFacts[]): RunFacts {
  const [first] = all;
  if (!first) return unknownFacts(mergeRuns([]));
  if (all.length === 1) return first;
  const { shard: _, setupFault: __, seed, ...rest } = first;
  const faults = all.flatMap(({ setupFault }) => setupFault ?? []);
  const browser = all.find((facts) => facts.browser)?.browser;
  const runId = runIdOf(all);
  const sown = seed !== undefined && all.every((facts) => facts.seed === seed);
  return {
    ...rest,
    ...(browser && { browser }),
    ...(runId !== undefined && { runId }),
    ...(sown && { seed }),
    environment: [...new Set(all.map(({ environment }) => environment))].join(', '),
    startedAt: all.map(({ startedAt }) => startedAt).sort()[0] ?? first.startedAt,
    ...(faults.length > 0 && {
      setupFault: {
        title: [...new Set(faults.map(({ title }) => title))].join(', '),
        text: [...new Set(faults.map(({ text }) => text))].join('\n\n'),
      },
    }),
  };
}

/** Shards of one workflow share theirs; of others it is made anew, the same whenever the same are merged. */
function runIdOf(all: readonly RunFacts[]): string | undefined {
  const ids = [...new Set(all.flatMap(({ runId }) => runId ?? []))].sort();
  if (ids.length <= 1) return ids[0];
  return `merged-${createHash('sha256').update(ids.join('\n')).digest('hex').slice(0, 16)}`;
}

function warnings(parts: readonly Part[], shards: ReadonlyMap<string, Shards>): string[] {
  const commits = new Set(parts.flatMap(({ facts }) => facts.commit?.slice(0, 12) ?? []));
  return [
    ...(commits.size > 1 ? [`The results are of ${commits.size} commits: ${[...commits].join(', ')}.`] : []),
    ...[...shards].flatMap(([environment, { total, missing }]) =>
      missing.map(
        (index) => `Shard ${index} of ${total} is missing${shards.size > 1 ? ` (${environment})` : ''}.`,
      ),
    ),
  ];
}
