import { HISTORY_SCHEMA } from '../../history/shape';
import { SCHEMA } from '../data/shapes/site-index';
import { h, replace } from './dom';
import { grouped } from './format';
import { History } from './history';
import { runName } from './history-view';
import { listenForKeys } from './keys';
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
import { openPalette } from './palette';
import { parseRoute, type Route, to } from './route';
import { Site } from './site';
import { dataOf, featureOf } from './store';
import { themeButton } from './theme';

interface Entry {
  page: string;
  text: string;
  number?: number;
}

/** The frame around the pages: it reads the address and shows the page that it names. */
export class App {
  readonly #main = h('main', { id: 'main', tabindex: -1 });
  #site: Site | undefined;
  /** Counts addresses, so that a page that comes late does not replace a later one. */
  #visit = 0;
  #shown = '';

  constructor(private readonly root: HTMLElement) {}

  async start(): Promise<void> {
    try {
      const index = await dataOf('index');
      if (index.schema !== SCHEMA)
        throw new Error(`The data are of version ${index.schema}, and this page reads ${SCHEMA}.`);
      this.#site = new Site(index);
    } catch (error) {
      replace(
        this.root,
        h(
          'main',
          {},
          h('h1', {}, 'The report cannot be shown'),
          h('p', {}, String(error instanceof Error ? error.message : error)),
        ),
      );
      return;
    }
    const site = this.#site;
    const search = () =>
      openPalette(
        site,
        this.#entries().map(({ page, text }) => ({ href: to(page), text })),
      );
    replace(this.root, this.#frame(site, search), this.#main);
    listenForKeys({
      search,
      go: (page) => {
        location.hash = to(page);
      },
    });
    window.addEventListener('hashchange', () => void this.#show());
    await this.#show();
  }

  #frame(site: Site, search: () => void): HTMLElement {
    const { run } = site.index;
    return h(
      'header',
      { class: 'side' },
      h(
        'button',
        { type: 'button', class: 'skip', onclick: () => this.#main.focus() },
        'Skip to the content',
      ),
      h(
        'a',
        { class: 'brand', href: to('') },
        h('strong', {}, run.project),
        h('span', {}, run.environment === 'default' ? 'Test report' : run.environment),
      ),
      h('button', { type: 'button', class: 'search', onclick: search }, 'Search', h('kbd', {}, '/')),
      h(
        'nav',
        { 'aria-label': 'Pages' },
        h(
          'ul',
          {},
          this.#entries().map(({ page, text, number }) =>
            h(
              'li',
              {},
              h(
                'a',
                { href: to(page), 'data-page': page },
                text,
                number !== undefined && number > 0 && h('span', { class: 'number' }, grouped(number)),
              ),
            ),
          ),
        ),
      ),
      h('div', { class: 'side-foot' }, themeButton()),
    );
  }

  #entries(): Entry[] {
    const site = this.#site as Site;
    return [
      { page: '', text: 'Overview' },
      { page: 'failures', text: 'Failures', number: site.counts().attention },
      { page: 'spec', text: 'Specification' },
      { page: 'list', text: 'Scenarios', number: site.total },
      { page: 'flaky', text: 'Flaky', number: site.index.scenarios.flaky.length },
      ...(site.index.has.history ? [{ page: 'runs', text: 'Runs' }] : []),
      { page: 'tags', text: 'Tags' },
      ...(site.index.has.requirements ? [{ page: 'reqs', text: 'Requirements' }] : []),
      { page: 'timeline', text: 'Timeline' },
      { page: 'steps', text: 'Steps' },
      ...(site.index.has.api ? [{ page: 'api', text: 'API' }] : []),
      { page: 'about', text: 'About' },
    ];
  }

  async #show(): Promise<void> {
    this.#visit += 1;
    const visit = this.#visit;
    const route = parseRoute(location.hash);
    this.#main.setAttribute('aria-busy', 'true');
    const page = await this.#page(route).catch((error: unknown) =>
      missing('This cannot be shown', String(error instanceof Error ? error.message : error)),
    );
    if (visit !== this.#visit) return;
    replace(this.#main, page);
    this.#main.removeAttribute('aria-busy');
    this.#mark(route);
    const moved = this.#shown !== '' && this.#shown !== `${route.page}/${route.rest}`;
    this.#shown = `${route.page}/${route.rest}`;
    if (!moved) return;
    this.#main.focus({ preventScroll: true });
    if (route.page !== 'failures' || route.rest === '') window.scrollTo(0, 0);
  }

  #mark({ page }: Route): void {
    const current = page === 's' ? 'list' : page === 'book' ? 'spec' : page;
    for (const link of this.root.querySelectorAll<HTMLElement>('.side [data-page]')) {
      if (link.dataset.page === current) {
        link.setAttribute('aria-current', 'page');
        bringIntoView(link);
      } else link.removeAttribute('aria-current');
    }
    const heading = this.#main.querySelector('h1')?.textContent ?? '';
    document.title = `${heading} · ${this.#site?.index.run.project ?? ''}`;
  }

  async #page({ page, rest, query }: Route): Promise<HTMLElement> {
    const site = this.#site as Site;
    switch (page) {
      case '':
        return overview(site, await dataOf('chapters'), await this.#history());
      case 'failures':
        return failures(site, rest, await this.#history());
      case 's':
        return await this.#scenario(site, rest, Number(query.get('attempt')) || undefined);
      case 'spec':
        return await this.#specification(site, rest, readHidden(query));
      case 'book':
        return await book(site, await dataOf('chapters'), rest === '' ? rootOf(site) : rest);
      case 'list':
        return list(site, query);
      case 'tags':
        return tags(site, query);
      case 'reqs':
        return requirements(site, site.index.has.requirements ? await dataOf('requirements') : undefined);
      case 'timeline':
        return timeline(site);
      case 'steps':
        return steps(site, await dataOf('steps'));
      case 'api':
        return api(site, site.index.has.api ? await dataOf('api') : undefined);
      case 'flaky':
        return flaky(site, await this.#history());
      case 'runs':
        return runs(site, await this.#history(), query);
      case 'about':
        return about(site);
      default:
        return missing('There is no such page', `${page} is no page of this report.`);
    }
  }

  async #scenario(site: Site, key: string, attempt: number | undefined): Promise<HTMLElement> {
    const position = site.positionOf(key);
    if (position === undefined) {
      const [own = ''] = key.split('~');
      const seen = (await this.#history())?.lastSeen(own);
      const when = seen ? ` It was last seen in the run of ${runName(seen)}.` : '';
      return missing(
        'Not in this run',
        `The scenario that this address means is not in this run: it was renamed, removed or not chosen.${when}`,
      );
    }
    const feature = await featureOf(site.index.features.file[site.featureOf[position] ?? 0] ?? '');
    return scenario(site, feature, { position, attempt, history: await this.#history() });
  }

  /** Undefined when none is kept, or it is of another version or cannot be read: a report stands without it. */
  async #history(): Promise<History | undefined> {
    if (!this.#site?.index.has.history) return undefined;
    try {
      const data = await dataOf('history');
      return data.schema === HISTORY_SCHEMA ? new History(data) : undefined;
    } catch {
      return undefined;
    }
  }

  async #specification(site: Site, path: string, hidden: readonly string[]): Promise<HTMLElement> {
    const chapters = await dataOf('chapters');
    const at = site.index.features.uri.indexOf(path);
    const feature = at === -1 ? undefined : await featureOf(site.index.features.file[at] ?? '');
    return specification(site, chapters, path === '' ? rootOf(site) : path, { feature, hidden });
  }
}

/** On a phone the pages stand in one line that is scrolled sideways. */
function bringIntoView(link: HTMLElement): void {
  const nav = link.closest('nav');
  if (nav) nav.scrollLeft = link.offsetLeft - (nav.clientWidth - link.clientWidth) / 2;
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
