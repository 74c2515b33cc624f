import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RunFacts } from '../../reports/facts';
import { readJournal } from '../recovery/journal';
import { wholeRun } from '../recovery/whole';
import { readPlan } from '../scenarios/plan';
import { keptFormats } from './formats';
import { writeFormats } from './write';

/**
 * Writes the reports that a run was asked for on its command line, from what it left in a folder.
 * A line of JSON for each that could not be written goes to the pipe 3; a report may be asked for on standard output.
 */
async function main([output = '', live]: string[]): Promise<void> {
  const run = path.join(output, 'run');
  const formats = keptFormats(run);
  if (!formats) return;
  const messages = readJournal(path.join(output, 'messages.ndjson'));
  const facts = path.join(output, 'run.json');
  const { setupFault } = existsSync(facts) ? (JSON.parse(readFileSync(facts, 'utf8')) as RunFacts) : {};
  const whole = wholeRun(messages, { plan: readPlan(run), fault: setupFault?.text });
  const { files, options } = formats;
  const stdout = live === 'live' ? (formats.stdout ?? formats.live) : formats.stdout;
  await writeFormats(whole, { files, options, ...(stdout !== undefined && { stdout }) });
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = 1;
});
