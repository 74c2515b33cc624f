import { tellGithub } from '../reports/ci/github';
import { findInputs } from '../reports/inputs';
import { keepInputs } from '../reports/keep-inputs';
import { makeReport } from '../runs/report/report';
import type { Command } from './command';
import { MergeError } from './errors';

/** Milliseconds; the results of a whole fleet take longer than those of one run. */
const LIMIT = 600_000;

export const merge: Command = {
  usage: '<folder or file> … [options]',
  about: [
    'Makes one run and one report of the results of several: shards, repetitions, environments, browsers.',
    'Exit code: 0 when all is there and passed, 1 when not, 2 when it could not be merged.',
  ].join('\n'),
  options: {
    output: { value: 'folder', help: 'Where the report goes (default: reports/output)' },
    'only-report': { help: 'Exit code 0 whatever the results say, for a gate that comes after it' },
  },
  words: true,
  async run({ values, words, env, stdout, stderr }) {
    const output = String(values.output ?? 'reports/output');
    if (words.length === 0) throw new MergeError('No results were named.');
    keepInputs(findInputs(words), output);
    const report = await makeReport(output, LIMIT);
    if ('failure' in report) throw new MergeError(report.failure);
    for (const warning of report.warnings) stderr.write(`Report: ${warning}\n`);
    stdout.write(`${report.verdict.sentence}\nReport: ${report.index}\n`);
    stdout.write(tellGithub(output, env));
    return report.verdict.state === 'passed' || values['only-report'] ? 0 : 1;
  },
};
