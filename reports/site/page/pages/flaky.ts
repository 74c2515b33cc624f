import { h } from '../dom';
import { grouped, percent } from '../format';
import { type History, positionIn } from '../history';
import { strip } from '../history-view';
import { nothing, scenarioLink, section } from '../parts';
import type { Site } from '../site';

/** What passes sometimes: by how often it changed between two runs, and by how often it passed only when tried again. */
export function flaky(site: Site, history: History | undefined): HTMLElement {
  const { flaky: now, attempts } = site.index.scenarios;
  const known =
    history?.environments.flatMap((environment) =>
      (history.changes(environment)?.flaky ?? []).map((one) => ({ ...one, environment })),
    ) ?? [];
  return h(
    'div',
    { class: 'page' },
    h('h1', {}, 'Flaky'),
    now.length === 0 &&
      known.length === 0 &&
      nothing(
        history
          ? 'No scenario changed between passing and failing in the runs that are kept.'
          : 'No scenario passed only when tried again. With a history, those that change from run to run stand here too.',
      ),
    now.length > 0 &&
      section(
        'In this run, passed only when tried again',
        h(
          'ul',
          { class: 'links' },
          now.map((position) =>
            h(
              'li',
              {},
              scenarioLink(site, position, h('span', { class: 'number' }, `attempt ${attempts[position]}`)),
            ),
          ),
        ),
      ),
    known.length > 0 &&
      history &&
      section(
        'Over the runs that are kept',
        h(
          'div',
          { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Flaky scenarios' },
          h(
            'table',
            { class: 'counted' },
            h(
              'thead',
              {},
              h(
                'tr',
                {},
                ['Scenario', 'Changed', 'Tried again', 'In the last runs'].map((text) =>
                  h('th', { scope: 'col' }, text),
                ),
              ),
            ),
            h(
              'tbody',
              {},
              known.map(({ key, environment, switches, possible, retried }) => {
                const position = positionIn(site, key, environment);
                return h(
                  'tr',
                  {},
                  h('th', { scope: 'row' }, position === undefined ? key : scenarioLink(site, position)),
                  h('td', { class: 'number' }, `${switches} of ${possible}, ${percent(switches, possible)}`),
                  h('td', { class: 'number' }, grouped(retried)),
                  h('td', {}, strip(history.past(key, environment))),
                );
              }),
            ),
          ),
        ),
      ),
  );
}
