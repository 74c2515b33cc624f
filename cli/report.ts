import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { outputOptions } from '../reports/ci/write';
import { historyPlace } from '../reports/history/open';
import { findInputs } from '../reports/inputs';
import { writeSingleFile } from '../reports/site/single';
import { writeReport } from '../reports/write';
import { hasDied, publishDead } from '../runs/recovery/died';
import { specificationPdf } from '../runs/report/specification-pdf';
import { addEnvironmentSecrets } from '../support/evidence/redact';
import type { Call, Command } from './command';

const OUTPUT = 'reports/output';
const NOT_WRITTEN = 2;

export const report: Command = {
  usage: '[folder or file] … [options]',
  about: [
    'Writes the report again, of the last run or of the results that are named, without copying them as merge does.',
    'Of a run that died before it could write them, writes all reports that it was asked for.',
    'Exit code: 0 when it was written, whatever the results say, 2 when it could not be.',
  ].join('\n'),
  options: {
    output: { value: 'folder', help: `Where the report goes (default: ${OUTPUT})` },
    'single-file': { help: 'Write report.html too: all of it in one file that needs nothing beside it' },
    pdf: { value: 'file', help: 'Print the specification, with its outcomes, as PDF; needs a Chromium' },
  },
  words: true,
  async run({ values, words, env, stdout, stderr }) {
    addEnvironmentSecrets(env);
    const [folder = OUTPUT, ...more] = words;
    if (values.output === undefined && more.length === 0 && hasDied(folder)) {
      if (!(await publishDead(folder, (line) => stderr.write(`${line}\n`)))) return NOT_WRITTEN;
      await writeMore(folder, { values, env, stdout, stderr });
      return 0;
    }
    const output = String(values.output ?? OUTPUT);
    const { verdict, warnings, index } = await writeReport({
      inputs: findInputs(words.length > 0 ? words : [OUTPUT]),
      output,
      outputs: outputOptions(env),
      history: historyPlace(env, output),
    });
    for (const warning of warnings) stderr.write(`Report: ${warning}\n`);
    stdout.write(`${verdict.sentence}\nReport: ${pathToFileURL(index).href}\n`);
    await writeMore(output, { values, env, stdout, stderr });
    return 0;
  },
};

/** What was asked for beside the site. */
async function writeMore(
  output: string,
  { values, env, stdout, stderr }: Omit<Call, 'words'>,
): Promise<void> {
  const { pdf } = values;
  if (values['single-file']) {
    const { path, warnings } = writeSingleFile(output);
    for (const warning of warnings) stderr.write(`Report: ${warning}\n`);
    stdout.write(`One file: ${pathToFileURL(path).href}\n`);
  }
  if (typeof pdf === 'string') {
    await specificationPdf(join(output, 'index.html'), pdf, env);
    stdout.write(`Specification: ${pathToFileURL(pdf).href}\n`);
  }
}
