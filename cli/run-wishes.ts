import path from 'node:path';
import type { IRunConfiguration } from '@cucumber/cucumber/api';
import { deferFormats } from '../runs/formats/formats';
import { askFor } from '../runs/open';
import { patternOfRepeated } from '../runs/scenarios/repeat';
import { keptLastRun, type LastRun, LastRunUnknownError, readLastRun } from '../runs/selection/last-run';
import type { Order, Wishes } from '../runs/selection/wishes';
import type { RunAsked } from './read-run-options';

/** What failed was to run again, and nothing did. */
export class NothingFailedNotice {
  readonly text: string;

  constructor({ verdict, startedAt }: LastRun) {
    const when = `${startedAt.slice(0, 10)} ${startedAt.slice(11, 16)} UTC`;
    this.text = `Nothing failed in the last run (${when}): ${verdict}\nThere is nothing to run again.`;
  }
}

/**
 * Takes out of what Cucumber is to do what Brine does instead, and asks for it.
 *
 * @throws LastRunUnknownError
 */
export function wish(
  { own, values, listed }: RunAsked & { listed?: readonly string[] },
  configuration: IRunConfiguration,
  env: NodeJS.ProcessEnv,
): undefined | NothingFailedNotice {
  const { runtime, sources, formats, support } = configuration;
  const repeat = Number(own.repeat ?? 1);
  if (own.debug) lookOn(configuration, env);
  const wishes: Wishes = {
    repeat,
    workers: Math.max(1, runtime.parallel),
    ...(runtime.parallel > 0 && { crew: { ...runtime, requireModules: support.requireModules ?? [] } }),
    ...(own.debug && { debug: true }),
    ...(listed && { listed }),
    ...(own.durations !== undefined && { durations: path.resolve(String(own.durations)) }),
    ...orderOf(own, values, configuration),
  };
  if (sources.shard) {
    const [index = 0, total = 0] = sources.shard.split('/').map(Number);
    wishes.shard = { index, total };
    delete sources.shard;
  }
  if (sources.names) sources.names = sources.names.map((name) => patternOfRepeated(name, repeat));
  const found = findLast(own, wishes, env);
  if (found instanceof NothingFailedNotice) return found;
  if (wishes.lastOnly && wishes.last) sources.paths = [...wishes.last.uris];
  if (!runtime.dryRun) {
    const { now, later } = deferFormats(formats);
    // A line that is rewritten tells more than dots, and both do not go together.
    const dots = now.stdout === 'progress' && process.stdout.isTTY && process.stderr.isTTY;
    configuration.formats = { ...now, ...(dots && { stdout: 'summary' }) };
    wishes.formats = later;
  }
  askFor(wishes);
  return undefined;
}

/** The longest first is the best for many at a time; what somebody asked for goes first. */
function orderOf(
  own: RunAsked['own'],
  values: RunAsked['values'],
  { runtime, sources }: IRunConfiguration,
): Pick<Wishes, 'order' | 'ordered'> {
  if (own.order !== undefined) return { order: own.order as Order, ordered: true };
  const free = values.order === undefined && sources.order === 'defined';
  return free && runtime.parallel > 1 ? { order: 'longest-first' } : {};
}

function findLast(
  own: RunAsked['own'],
  wishes: Wishes,
  env: NodeJS.ProcessEnv,
): undefined | NothingFailedNotice {
  // A run that makes good what another left chooses from the same; the results of the last one are gone by then.
  if (env.BRINE_PART !== undefined) {
    if (own['rerun-failed']) Object.assign(wishes, { last: keptLastRun(env.BRINE_PART), lastOnly: true });
    return undefined;
  }
  const output = path.join(process.cwd(), 'reports', 'output');
  if (own['rerun-failed']) {
    const last = readLastRun(output);
    if (last.failed.size + last.unrun.size === 0) return new NothingFailedNotice(last);
    Object.assign(wishes, { last, lastOnly: true });
  } else if (wishes.order === 'failed-first') Object.assign(wishes, { last: lastIfKnown(output) });
  return undefined;
}

/** An order is no reason not to run. */
function lastIfKnown(output: string): LastRun | undefined {
  try {
    return readLastRun(output);
  } catch (error) {
    if (!(error instanceof LastRunUnknownError)) throw error;
    process.stderr.write('There is no last run, so the order is that of the files.\n');
    return undefined;
  }
}

/** One scenario at a time, and nothing that ends by itself while somebody looks. */
function lookOn({ runtime }: IRunConfiguration, env: NodeJS.ProcessEnv): void {
  env.BRINE_DEBUG = '1';
  if (canShow(env)) env.BRINE_HEADED = '1';
  Object.assign(runtime, { parallel: 0, retry: 0 });
}

/** Whether there is a screen for a browser's window. */
function canShow(env: NodeJS.ProcessEnv): boolean {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}
