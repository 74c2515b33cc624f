import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesIn } from '../authoring/features/files';
import { format } from '../authoring/format/format';
import { asJson } from '../authoring/lint/as-json';
import { asSarif } from '../authoring/lint/as-sarif';
import { asText } from '../authoring/lint/as-text';
import { lint as findFaults } from '../authoring/lint/lint';
import { loadProject } from '../authoring/project';
import { SOURCES } from '../support/home/home';
import { loadSettings } from '../support/settings/load';
import type { Command } from './command';
import { isOneOf } from './options';

const FORMATS = ['text', 'json', 'sarif'];

export const lint: Command = {
  usage: '[files or folders …] [options]',
  about: [
    'Reads features and step definitions without running them, and tells all that is wrong with them (default: all features).',
    'docs/lint.md lists the rules. Exit code: 0 nothing is wrong, 1 something is, 2 when it could not look.',
  ].join('\n'),
  options: {
    fix: { help: 'First write the files in the form of brine format' },
    format: {
      value: 'name',
      help: 'text (default), json, or sarif, which CI shows at the lines',
      fault: isOneOf(FORMATS),
    },
    output: { value: 'file', help: 'Write it to a file' },
  },
  words: true,
  async run({ values, words, env, stdout, stderr }) {
    const root = process.cwd();
    const features = filesIn(root, words.length > 0 ? words : ['features'], '.feature');
    if (values.fix) for (const file of features) fix(path.join(root, file));
    const project = await loadProject(root, env, { stdout: stderr, stderr });
    const settings = loadSettings(root, env);
    const findings = await findFaults({ project, settings, features, whole: words.length === 0 });
    const text =
      values.format === 'json'
        ? asJson(findings)
        : values.format === 'sarif'
          ? asSarif(findings, version())
          : asText(findings, features.length);
    if (values.output === undefined) stdout.write(text);
    else writeFileSync(String(values.output), text);
    return findings.faults.length === 0 ? 0 : 1;
  },
};

/** What cannot be written in form stays as it is; the rules tell why. */
function fix(file: string): void {
  const text = readFileSync(file, 'utf8');
  const formatted = format(text);
  if ('text' in formatted && formatted.text !== text) writeFileSync(file, formatted.text);
}

function version(): string {
  const file = path.join(SOURCES, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
