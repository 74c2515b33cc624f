import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { showPage } from '../runs/report/show-page';
import { serveFolder } from '../support/web/folder';
import type { Command } from './command';
import { NoReportError } from './errors';

export const open: Command = {
  usage: '[folder of the report] [options]',
  about: [
    'Serves the report on 127.0.0.1 and shows it in the browser (default: reports/output); Ctrl-C ends it.',
    'Exit code: 0 when it was ended, 2 when there is no report.',
  ].join('\n'),
  options: { 'no-browser': { help: 'Only print the address, as on CI servers' } },
  words: true,
  async run({ values, words, env, stdout }) {
    const folder = words[0] ?? path.join('reports', 'output');
    if (!existsSync(path.join(folder, 'index.html'))) throw new NoReportError(folder);
    await using served = await serveFolder(folder);
    stdout.write(`Report: ${served.url}/ (Ctrl-C ends)\n`);
    if (env.CI === undefined && values['no-browser'] === undefined) showPage(`${served.url}/`);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    return 0;
  },
};
