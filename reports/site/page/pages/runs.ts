import { moment } from '../../../moment';
import { h } from '../dom';
import { duration } from '../format';
import type { History } from '../history';
import { sentence, trend } from '../history-view';
import { nothing } from '../parts';
import type { Site } from '../site';
import { comparison } from './runs-compare';

/** The runs that are kept, the newest first. */
export function runs(site: Site, history: History | undefined, query: URLSearchParams): HTMLElement {
  return h(
    'div',
    { class: 'page' },
    h('h1', {}, 'Runs'),
    !history && nothing('No history is kept of these runs.'),
    history?.environments.map((environment) =>
      h(
        'section',
        { class: 'card' },
        h('h2', {}, environment),
        trend(history, environment),
        comparison(site, history, environment, query),
        h(
          'div',
          { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': `Runs of ${environment}` },
          h(
            'table',
            { class: 'counted history-runs' },
            h(
              'thead',
              {},
              h(
                'tr',
                {},
                ['Run', 'Branch', 'Commit', 'Outcome', 'Took'].map((text) => h('th', { scope: 'col' }, text)),
              ),
            ),
            h(
              'tbody',
              {},
              history
                .runs(environment)
                .toReversed()
                .map((run) =>
                  h(
                    'tr',
                    {},
                    h(
                      'th',
                      { scope: 'row' },
                      run.url && /^https?:/i.test(run.url)
                        ? h(
                            'a',
                            { href: run.url, rel: 'noopener noreferrer', target: '_blank' },
                            moment(new Date(run.at).toISOString()),
                          )
                        : moment(new Date(run.at).toISOString()),
                    ),
                    h('td', {}, run.branch ?? ''),
                    h('td', {}, h('code', {}, run.commit?.slice(0, 12) ?? '')),
                    h(
                      'td',
                      {},
                      sentence(run.counts),
                      !run.whole && h('span', { class: 'soft' }, ', not whole'),
                    ),
                    h('td', { class: 'number' }, run.wall === undefined ? '' : duration(run.wall)),
                  ),
                ),
            ),
          ),
        ),
      ),
    ),
  );
}
