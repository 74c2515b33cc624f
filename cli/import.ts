import { tellGithub } from '../reports/ci/github';
import { keepImports } from '../reports/imports/keep';
import { makeReport } from '../runs/report/report';
import { addEnvironmentSecrets } from '../support/evidence/redact';
import type { Command } from './command';
import { OptionsError, ReportNotWrittenError } from './errors';

export const importResults: Command = {
  usage: '<file> … [options]',
  about: [
    'Puts results of other tools beside the scenarios of the last run, and writes its report again:',
    'JUnit XML (cargo nextest, vitest, pytest), Cucumber JSON, Cucumber Messages.',
    'Exit code: 0 when it was written, 2 when not.',
  ].join('\n'),
  options: {
    output: { value: 'folder', help: 'The folder of the report (default: reports/output)' },
    tool: { value: 'name', help: 'What the tool is called in the report (default: as the file tells)' },
  },
  words: true,
  async run({ values, words, env, stdout, stderr }) {
    if (words.length === 0) throw new OptionsError('import', ['no file was named']);
    const output = String(values.output ?? 'reports/output');
    addEnvironmentSecrets(env);
    const tool = values.tool === undefined ? undefined : String(values.tool);
    await keepImports(output, words, { tool, root: process.cwd() });
    const report = await makeReport(output);
    if ('failure' in report) throw new ReportNotWrittenError(report.failure);
    for (const warning of report.warnings) stderr.write(`Report: ${warning}\n`);
    stdout.write(`${report.verdict.sentence}\nReport: ${report.index}\n${tellGithub(output, env)}`);
    return 0;
  },
};
