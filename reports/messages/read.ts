import type * as messages from '@cucumber/messages';
import type { Files } from './attachment';
import { Collector } from './collector';
import { readLines } from './lines';
import type { Run, StreamFault } from './run';

/**
 * Reads one NDJSON stream of Cucumber Messages line by line.
 * A line that is no message is noted in `faults` and passed over; so is a last line that its writer did not finish.
 * @throws the file system's error when the file can't be opened or read.
 */
export async function readRun(file: string, files: Files): Promise<Run> {
  const collector = new Collector(files);
  const faults: StreamFault[] = [];
  for await (const line of readLines(file)) {
    if (line.text.trim() === '') continue;
    try {
      collector.take(parse(line.text));
    } catch {
      faults.push({ kind: line.whole ? 'unreadable' : 'cut off', line: line.number });
    }
  }
  return collector.run(faults);
}

function parse(text: string): messages.Envelope {
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) throw new TypeError('not a message');
  return value as messages.Envelope;
}
