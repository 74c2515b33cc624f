import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { program } from '../../support/home/home';
import { type Deferred, keptFormats } from './formats';

/** Milliseconds that writing all of them may take. */
const LIMIT = 120_000;

interface Unwritten {
  /** Undefined for standard output. */
  target?: string;
  format: string;
  fault: string;
}

/**
 * Writes the reports that a run was asked for, in a process of their own. Does nothing when there are none.
 *
 * @param output folder with `messages.ndjson`, `run.json` and `run/`.
 * @param live whether standard output gets the whole story, because what it got while the run went on was not.
 * @returns a line for each that could not be written.
 */
export async function writeAsked(output: string, live = false): Promise<string[]> {
  const formats = keptFormats(path.join(output, 'run'));
  if (!formats || (!live && isNothing(formats))) return [];
  const args = [...program('runs', 'formats', 'main'), output];
  const child = spawn(process.execPath, [...args, ...(live ? ['live'] : [])], {
    stdio: ['ignore', 'inherit', 'pipe', 'pipe'],
    timeout: LIMIT,
    windowsHide: true,
    env: { ...process.env, ...(process.env.BRINE_TMP && { TMPDIR: process.env.BRINE_TMP }) },
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code));
    child.once('error', () => resolve(null));
  });
  const pipe = child.stdio[3] as NodeJS.ReadableStream;
  const [told, complained, code] = await Promise.all([
    text(pipe),
    text(child.stderr as NodeJS.ReadableStream),
    ended,
  ]);
  const unwritten = told
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Unwritten);
  const lines = unwritten.map(
    ({ target = 'standard output', format, fault }) =>
      `The ${nameOf(format)} report could not be written to ${target}: ${fault}`,
  );
  return code === 0
    ? lines
    : [...lines, `Reports could not be written: ${complained.trim() || 'it took too long'}`];
}

function isNothing({ files, stdout }: Deferred): boolean {
  return stdout === undefined && Object.keys(files).length === 0;
}

/** Of a format that is a path, its name alone. */
function nameOf(format: string): string {
  return path.basename(format, path.extname(format));
}
