import { pathToFileURL } from 'node:url';
import { historyPlace } from '../reports/history/open';
import { findInputs } from '../reports/inputs';
import { writeReport } from '../reports/write';
import { hasDied, publishDead } from '../runs/died';
import { addEnvironmentSecrets } from '../support/evidence/redact';
import type { Command } from './command';

const OUTPUT = 'reports/output';
const NOT_WRITTEN = 2;

export const report: Command = {
  usage: '[folder or file] … [options]',
  about: [
    'Writes the report again, of the last run or of the results that are named, without copying them as merge does.',
    'Of a run that died before it could write them, writes all reports that it was asked for.',
    'Exit code: 0 when it was written, whatever the results say, 2 when it could not be.',
  ].join('\n'),
  options: { output: { value: 'folder', help: `Where the report goes (default: ${OUTPUT})` } },
  words: true,
  async run({ values, words, env, stdout, stderr }) {
    addEnvironmentSecrets(env);
    const [folder = OUTPUT, ...more] = words;
    if (values.output === undefined && more.length === 0 && hasDied(folder)) {
      return (await publishDead(folder, (line) => stderr.write(`${line}\n`))) ? 0 : NOT_WRITTEN;
    }
    const output = String(values.output ?? OUTPUT);
    const { verdict, warnings, index } = await writeReport({
      inputs: findInputs(words.length > 0 ? words : [OUTPUT]),
      output,
      history: historyPlace(env, output),
    });
    for (const warning of warnings) stderr.write(`Report: ${warning}\n`);
    stdout.write(`${verdict.sentence}\nReport: ${pathToFileURL(index).href}\n`);
    return 0;
  },
};
