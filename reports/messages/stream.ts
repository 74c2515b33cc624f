import type { Save } from './attachment';
import { mergeRuns } from './merge';
import { readRun } from './read';
import type { Run } from './run';

/** A file of messages and what it told. */
export interface Stream {
  file: string;
  /** Without anything in it when the file is missing. */
  run: Run;
  missing: boolean;
}

/** One after the other, so that only one file is in memory as text. A missing file is told, not thrown. */
export async function readStreams(files: string[], save: Save): Promise<Stream[]> {
  const streams: Stream[] = [];
  for (const file of files) streams.push(await readStream(file, save));
  return streams;
}

async function readStream(file: string, save: Save): Promise<Stream> {
  try {
    return { file, run: await readRun(file, save), missing: false };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { file, run: mergeRuns([]), missing: true };
  }
}
