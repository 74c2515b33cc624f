import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { WrittenReport } from '../../reports/write';
import { program } from '../../support/home/home';

/** Milliseconds that writing the report may take. */
const LIMIT = 60_000;

export type ReportOutcome = WrittenReport | { failure: string };

/**
 * Writes the HTML report of a finished run in a process of its own, so that nothing in it can fail the run or hold it
 * up for ever.
 *
 * @param output folder with `messages.ndjson` and `run.json`, or with those of several runs in `runs/`.
 * @param limit milliseconds.
 */
export async function makeReport(output: string, limit = LIMIT): Promise<ReportOutcome> {
  const args = [
    // A large run leaves much behind while it is read: taken away sooner, it halves what the process needs.
    '--max-semi-space-size=8',
    ...program('reports', 'main'),
    output,
  ];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: limit,
    windowsHide: true,
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code));
    child.once('error', () => resolve(null));
  });
  const [said, complained, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (code !== 0) return { failure: complained.trim() || `it took longer than ${limit / 1_000} s` };
  return JSON.parse(said.trim().split('\n').at(-1) ?? '{}') as WrittenReport;
}
