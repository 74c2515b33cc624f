import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesIn } from '../authoring/features/files';
import { format as formatText } from '../authoring/format/format';
import type { Command } from './command';

export const format: Command = {
  usage: '[files or folders …] [options]',
  about: [
    'Writes feature files in one form, that of Cucumber’s own printer (default: all below features).',
    'A file that would say something else afterwards is left as it is, and told.',
    'Exit code: 0 when all is in form, 1 when --check finds what is not, or a file could not be written.',
  ].join('\n'),
  options: { check: { help: 'Write nothing; tell the files that are not in form' } },
  words: true,
  async run({ values, words, stdout, stderr }) {
    const root = process.cwd();
    const files = filesIn(root, words.length > 0 ? words : ['features'], '.feature');
    let code = 0;
    let changed = 0;
    for (const file of files) {
      const before = readFileSync(path.join(root, file), 'utf8');
      const formatted = formatText(before);
      const refused = refusal(file, formatted);
      if (refused !== undefined) stderr.write(refused);
      if (refused !== undefined) code = 1;
      if (!('text' in formatted) || formatted.text === before) continue;
      changed += 1;
      if (values.check === undefined) writeFileSync(path.join(root, file), formatted.text);
      else stdout.write(`${file} is not in form.\n`);
    }
    if (values.check !== undefined && changed > 0) code = 1;
    const what = values.check === undefined ? 'written anew' : 'not in form';
    stdout.write(`${changed} of ${files.length} feature files ${what}.\n`);
    return code;
  },
};

function refusal(file: string, formatted: ReturnType<typeof formatText>): string | undefined {
  if ('faults' in formatted)
    return formatted.faults
      .map(({ line, column, message }) => `${file}:${line}:${column}: ${message}\n`)
      .join('');
  if ('lost' in formatted)
    return `${file} was left as it is: the printer would not keep ${formatted.lost}.\n`;
  return undefined;
}
