import { existsSync } from 'node:fs';
import { filesIn } from '../authoring/features/files';
import { loadProject } from '../authoring/project';
import { asJson } from '../authoring/steps/as-json';
import { asText } from '../authoring/steps/as-text';
import { collect } from '../authoring/steps/collect';
import { asMarkdown } from '../authoring/steps/markdown';
import { search } from '../authoring/steps/search';
import type { Command } from './command';
import { isOneOf } from './options';

const FORMATS = ['text', 'markdown', 'json'];

export const steps: Command = {
  usage: '[words …] [options]',
  about: [
    'Lists the phrases that a feature may use, Brine’s and the project’s own; with words, those that are about them, the',
    'best first. Each with its comment, an example, where it is defined, and how often the features use it.',
  ].join('\n'),
  options: {
    format: { value: 'name', help: 'text (default), markdown or json', fault: isOneOf(FORMATS) },
    own: { help: 'Only the phrases of the project itself' },
  },
  words: true,
  async run({ values, words, env, stdout, stderr }) {
    const root = process.cwd();
    const project = await loadProject(root, env, { stdout, stderr });
    const features = existsSync('features') ? filesIn(root, ['features'], '.feature') : [];
    const all = collect(project, features);
    for (const file of all.unread) stderr.write(`${file} is not Gherkin: what it uses is not counted.\n`);
    const found = search(all.entries, words).filter(({ own }) => own || values.own === undefined);
    if (values.format === 'json') stdout.write(asJson(found, all));
    else if (values.format === 'markdown') stdout.write(asMarkdown({ ...all, entries: found }, ''));
    else stdout.write(asText(found, all, words.join(' ')));
    return 0;
  },
};
