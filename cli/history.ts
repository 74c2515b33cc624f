import { recentDurations } from '../reports/history/durations';
import { historyPlace, openHistory } from '../reports/history/open';
import { exportHistory, importHistory } from '../reports/history/transfer';
import type { Command } from './command';
import { OptionsError } from './errors';

export const history: Command = {
  usage: 'export <file> | import <file> | durations [options]',
  about: [
    'Takes the history out into a file (NDJSON), adds such a file to it, or prints as JSON how long scenarios take.',
    'It is the one that runs use: BRINE_HISTORY_URL, BRINE_HISTORY, or history.sqlite in the output.',
  ].join('\n'),
  options: { output: { value: 'folder', help: 'The folder of the report (default: reports/output)' } },
  words: true,
  async run({ values, words, env, stdout }) {
    const [action, file] = words;
    const place = historyPlace(env, String(values.output ?? 'reports/output'));
    if (!place) throw new OptionsError('history', ['BRINE_HISTORY is off: there is no history']);
    if (!['export', 'import', 'durations'].includes(action ?? ''))
      throw new OptionsError('history', [`${action ?? 'nothing'}: is neither export, import nor durations`]);
    if (action !== 'durations' && file === undefined)
      throw new OptionsError('history', [`${action} needs a file`]);
    await using store = await openHistory(place);
    if (action === 'export')
      stdout.write(`${await exportHistory(store, String(file))} runs were written to ${file}.\n`);
    else if (action === 'import')
      stdout.write(`${await importHistory(store, String(file))} runs were added.\n`);
    else {
      const projects = await store.projects();
      const told = projects.map(async (project) => ({
        project,
        scenarios: await recentDurations(store, project),
      }));
      stdout.write(`${JSON.stringify(await Promise.all(told), null, 2)}\n`);
    }
    return 0;
  },
};
