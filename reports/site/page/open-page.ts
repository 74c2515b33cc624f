import { HISTORY_SCHEMA } from '../../history/shape';
import { h } from './dom';
import { History } from './history';
import { runName } from './history-view';
import { about } from './pages/about';
import { api } from './pages/api';
import { book } from './pages/book';
import { failures } from './pages/failures';
import { flaky } from './pages/flaky';
import { list } from './pages/list';
import { overview } from './pages/overview';
import { requirements } from './pages/requirements';
import { runs } from './pages/runs';
import { scenario } from './pages/scenario';
import { readHidden, specification } from './pages/spec';
import { rootOf } from './pages/spec-nodes';
import { steps } from './pages/steps';
import { tags } from './pages/tags';
import { timeline } from './pages/timeline';
import { type Route, to } from './route';
import type { Site } from './site';
import { dataOf, featureOf } from './store';

/** The page that an address names, with the data that it needs; never rejects. */
export async function openPage(site: Site, route: Route): Promise<HTMLElement> {
  try {
    return await pageAt(site, route);
  } catch (error) {
    return missing('This cannot be shown', String(error instanceof Error ? error.message : error));
  }
}

async function pageAt(site: Site, { page, rest, query }: Route): Promise<HTMLElement> {
  const { has } = site.index;
  switch (page) {
    case '':
      return overview(site, await dataOf('chapters'), await historyOf(site));
    case 'failures':
      return failures(site, rest, await historyOf(site));
    case 's':
      return await scenarioAt(site, rest, Number(query.get('attempt')) || undefined);
    case 'spec':
      return await specificationAt(site, rest, readHidden(query));
    case 'book':
      return await book(site, await dataOf('chapters'), rest === '' ? rootOf(site) : rest);
    case 'list':
      return list(site, query);
    case 'tags':
      return tags(site, query);
    case 'reqs':
      return requirements(site, has.requirements ? await dataOf('requirements') : undefined);
    case 'timeline':
      return timeline(site);
    case 'steps':
      return steps(site, await dataOf('steps'));
    case 'api':
      return api(site, has.api ? await dataOf('api') : undefined);
    case 'flaky':
      return flaky(site, await historyOf(site));
    case 'runs':
      return runs(site, await historyOf(site), query);
    case 'about':
      return about(site);
    default:
      return missing('There is no such page', `${page} is no page of this report.`);
  }
}

async function scenarioAt(site: Site, key: string, attempt: number | undefined): Promise<HTMLElement> {
  const position = site.positionOf(key);
  if (position === undefined) {
    const [own = ''] = key.split('~');
    const seen = (await historyOf(site))?.lastSeen(own);
    const when = seen ? ` It was last seen in the run of ${runName(seen)}.` : '';
    return missing(
      'Not in this run',
      `The scenario that this address means is not in this run: it was renamed, removed or not chosen.${when}`,
    );
  }
  const feature = await featureOf(site.index.features.file[site.featureOf[position] ?? 0] ?? '');
  return scenario(site, feature, { position, attempt, history: await historyOf(site) });
}

async function specificationAt(site: Site, path: string, hidden: readonly string[]): Promise<HTMLElement> {
  const chapters = await dataOf('chapters');
  const at = site.index.features.uri.indexOf(path);
  const feature = at === -1 ? undefined : await featureOf(site.index.features.file[at] ?? '');
  return specification(site, chapters, path === '' ? rootOf(site) : path, { feature, hidden });
}

/** Undefined when none is kept, or it is of another version or cannot be read: a report stands without it. */
async function historyOf(site: Site): Promise<History | undefined> {
  if (!site.index.has.history) return undefined;
  try {
    const data = await dataOf('history');
    return data.schema === HISTORY_SCHEMA ? new History(data) : undefined;
  } catch {
    return undefined;
  }
}

function missing(title: string, text: string): HTMLElement {
  return h(
    'div',
    { class: 'page' },
    h('h1', {}, title),
    h('p', {}, text),
    h('p', {}, h('a', { href: to('list') }, 'All scenarios')),
  );
}
