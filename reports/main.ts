import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addEnvironmentSecrets } from '../support/evidence/redact';
import { outputOptions } from './ci/write';
import { RUNS } from './folders';
import { historyPlace } from './history/open';
import { findInputs, type Input } from './inputs';
import { ReportError } from './report-error';
import { writeReport } from './write';

/**
 * Writes the report of a run that left `messages.ndjson` and `run.json` in a folder, or of several in `runs/` of it.
 * Standard output gets one line of JSON (`WrittenReport`) and nothing else; a failure goes to standard error, exit code 1.
 */
async function main([output]: string[]): Promise<void> {
  if (output === undefined) {
    throw new ReportError({
      what: 'No folder was given to write the report of.',
      next: 'Name the folder that holds messages.ndjson and run.json.',
    });
  }
  addEnvironmentSecrets(process.env);
  const history = historyPlace(process.env, output);
  const written = await writeReport({
    inputs: inputsOf(output),
    output,
    outputs: outputOptions(process.env),
    history,
  });
  process.stdout.write(`${JSON.stringify(written)}\n`);
}

/** Of the run that left its results in the folder, or of those that were merged there. */
function inputsOf(output: string): Input[] {
  const merged = join(output, RUNS);
  if (existsSync(merged)) return findInputs([merged]);
  return [{ messages: join(output, 'messages.ndjson'), facts: join(output, 'run.json') }];
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const known = error instanceof ReportError;
  process.stderr.write(`${known ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = 1;
});
