import { basename, sep } from 'node:path';
import { outcomeOf } from './messages/outcome';
import type { Run } from './messages/run';
import type { Stream } from './messages/stream';

/** A file that holds something else altogether has as many as it has lines. */
const MOST_LINES = 5;

/** What a reader of the report should know about how complete it is. */
export function warningsOf(streams: Stream[], run: Run): string[] {
  const scenarios = run.features.flatMap((feature) => feature.scenarios);
  const notRun = scenarios.filter((scenario) => outcomeOf(scenario) === 'not run');
  const unknown = scenarios.filter((scenario) => outcomeOf(scenario) === 'unknown');
  const empty = unknown.filter((scenario) => scenario.attempts.at(-1)?.finishedAt !== undefined);
  return [
    ...streams.flatMap((stream) => streamWarnings(stream, nameAmong(streams, stream))),
    ...unfinished(streams),
    ...(run.finished || streams.length > 1 ? [] : ['The results end before the end of the run.']),
    ...counted(notRun.length, 'did not run'),
    ...counted(unknown.length - empty.length, 'did not finish'),
    ...counted(empty.length, 'had no steps'),
  ];
}

/** Its name, with the folders that tell it apart from others of the same name. */
function nameAmong(streams: Stream[], { file }: Stream): string {
  const alike = streams.filter((other) => basename(other.file) === basename(file));
  return alike.length === 1 ? basename(file) : file.split(sep).slice(-3).join('/');
}

function streamWarnings({ run, missing }: Stream, name: string): string[] {
  if (missing) return [`${name} is missing: no results were recorded.`];
  const told = run.faults.map(({ kind, line }) =>
    kind === 'cut off'
      ? `${name}:${line} is cut off; the report shows what was recorded before.`
      : `${name}:${line} is not a message and was passed over.`,
  );
  if (told.length <= MOST_LINES) return told;
  return [...told.slice(0, MOST_LINES), `${name} has ${told.length - MOST_LINES} more lines like that.`];
}

/** Of several it is worth knowing which. */
function unfinished(streams: Stream[]): string[] {
  if (streams.length === 1) return [];
  return streams
    .filter(({ run, missing }) => !run.finished && !missing)
    .map((stream) => `${nameAmong(streams, stream)} ends before the end of its run.`);
}

function counted(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} scenario${count === 1 ? '' : 's'} ${what}.`];
}
