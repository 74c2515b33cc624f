import type { Changes } from '../../../history/shape';
import { moment } from '../../../moment';
import { type Child, h } from '../dom';
import { count, grouped } from '../format';
import { type History, positionIn } from '../history';
import { strip, trend } from '../history-view';
import { scenarioLink, section } from '../parts';
import { to } from '../route';
import type { Site } from '../site';

const MOST = 6;

/** What this run changed, for each environment. */
export function changed(site: Site, history: History): Child {
  return history.environments.map((environment) => {
    const changes = history.changes(environment);
    return changes && changesCard(site, history, environment, changes);
  });
}

function changesCard(site: Site, history: History, environment: string, changes: Changes): HTMLElement {
  const several = history.environments.length > 1;
  const base = changes.base === undefined ? undefined : history.data.runs[changes.base];
  const lists: [title: string, keys: string[]][] = [
    ['Failed, and passed before', changes.regressed],
    ['Failed, and never seen before', changes.newlyFailing],
    ['Passed, and failed before', changes.fixed],
    ['Still failing', changes.stillFailing.map(({ key }) => key)],
  ];
  const told = lists.filter(([, keys]) => keys.length > 0);
  const fresh = changes.new.length - changes.newlyFailing.length;
  return section(
    several ? `What changed in ${environment}` : 'What changed',
    base === undefined
      ? h(
          'p',
          { class: 'soft' },
          'This is the first run that is kept: the next one will be compared with it.',
        )
      : h(
          'p',
          { class: 'soft' },
          `Compared with the run of ${moment(new Date(base.at).toISOString())}${base.commit ? `, ${base.commit.slice(0, 12)}` : ''}. `,
          told.length === 0 && 'Nothing went another way. ',
          fresh > 0 && `${count(fresh, 'scenario')} new. `,
          changes.gone.length > 0 && `${grouped(changes.gone.length)} gone. `,
        ),
    trend(history, environment),
    told.map(([title, keys]) =>
      h(
        'div',
        {},
        h('h3', {}, `${title} (${grouped(keys.length)})`),
        h(
          'ul',
          { class: 'links' },
          keys.slice(0, MOST).map((key) => entry(site, history, key, environment)),
        ),
        keys.length > MOST && h('p', { class: 'soft' }, `and ${grouped(keys.length - MOST)} more`),
      ),
    ),
    changes.gone.length > 0 &&
      h(
        'details',
        {},
        h('summary', {}, `Gone (${grouped(changes.gone.length)})`),
        h(
          'ul',
          { class: 'links' },
          changes.gone.map(({ name, uri, line }) =>
            h('li', { class: 'gone' }, name, ' ', h('span', { class: 'soft' }, `${uri}:${line}`)),
          ),
        ),
      ),
    h('p', {}, h('a', { href: to('runs') }, 'All runs')),
  );
}

function entry(site: Site, history: History, key: string, environment: string): HTMLElement {
  const position = positionIn(site, key, environment);
  return h(
    'li',
    {},
    position === undefined
      ? key
      : scenarioLink(site, position, strip(history.past(key, environment).slice(-10))),
  );
}
