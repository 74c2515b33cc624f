import { join } from 'node:path';
import { addEnvironmentSecrets } from '../support/evidence/redact';
import { readFacts } from './facts';
import { ReportError } from './report-error';
import { writeReport } from './write';

/**
 * Writes the report of a run that left `messages.ndjson` and `run.json` in a folder.
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
  const facts = await readFacts(join(output, 'run.json'));
  const written = await writeReport({ messages: [join(output, 'messages.ndjson')], output, facts });
  process.stdout.write(`${JSON.stringify(written)}\n`);
}

// The reporter tells of its progress through console.log, which no option of its switches off.
console.log = () => {};

main(process.argv.slice(2)).catch((error: unknown) => {
  const known = error instanceof ReportError;
  process.stderr.write(`${known ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = 1;
});
