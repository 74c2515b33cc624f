import { dirname, relative, sep } from 'node:path';
import type { Files } from './attachment';
import { keptIn } from './kept';
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

export interface StreamOptions {
  /** Saves what the report shows. */
  save: Files['save'];
  /** Absolute path of the project. */
  root: string;
}

/** One after the other, so that only one file is in memory as text. A missing file is told, not thrown. */
export async function readStreams(files: string[], options: StreamOptions): Promise<Stream[]> {
  const streams: Stream[] = [];
  for (const file of files) streams.push(await readStream(file, options));
  return streams;
}

async function readStream(file: string, { save, root }: StreamOptions): Promise<Stream> {
  const folder = dirname(file);
  const find = keptIn(folder, relative(root, folder).replaceAll(sep, '/'));
  try {
    return { file, run: await readRun(file, { save, find }), missing: false };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { file, run: mergeRuns([]), missing: true };
  }
}
