import { SCHEMA } from '../data/shapes/site-index';
import { h, replace } from './dom';
import { listenForKeys } from './keys';
import { entriesOf, markCurrent, navigation } from './navigation';
import { openPage } from './open-page';
import { openPalette } from './palette';
import { parseRoute, to } from './route';
import { Site } from './site';
import { dataOf } from './store';

/** The frame around the pages: it reads the address and shows the page that it names. */
export class App {
  readonly #main = h('main', { id: 'main', tabindex: -1 });
  /** Counts addresses, so that a page that comes late does not replace a later one. */
  #visit = 0;
  #shown = '';

  constructor(private readonly root: HTMLElement) {}

  async start(): Promise<void> {
    const site = await siteOr((error) => replace(this.root, broken(error)));
    if (!site) return;
    const entries = entriesOf(site).map(({ page, text }) => ({ href: to(page), text }));
    const search = () => openPalette(site, entries);
    replace(this.root, navigation(site, { search, skip: () => this.#main.focus() }), this.#main);
    listenForKeys({
      search,
      go: (page) => {
        location.hash = to(page);
      },
    });
    window.addEventListener('hashchange', () => void this.#show(site));
    await this.#show(site);
  }

  async #show(site: Site): Promise<void> {
    this.#visit += 1;
    const visit = this.#visit;
    const route = parseRoute(location.hash);
    this.#main.setAttribute('aria-busy', 'true');
    const page = await openPage(site, route);
    if (visit !== this.#visit) return;
    replace(this.#main, page);
    this.#main.removeAttribute('aria-busy');
    markCurrent(this.root, route.page);
    document.title = `${this.#main.querySelector('h1')?.textContent ?? ''} · ${site.index.run.project}`;
    const moved = this.#shown !== '' && this.#shown !== `${route.page}/${route.rest}`;
    this.#shown = `${route.page}/${route.rest}`;
    if (!moved) return;
    this.#main.focus({ preventScroll: true });
    if (route.page !== 'failures' || route.rest === '') window.scrollTo(0, 0);
  }
}

async function siteOr(tell: (error: unknown) => void): Promise<Site | undefined> {
  try {
    const index = await dataOf('index');
    if (index.schema !== SCHEMA)
      throw new Error(`The data are of version ${index.schema}, and this page reads ${SCHEMA}.`);
    return new Site(index);
  } catch (error) {
    tell(error);
    return undefined;
  }
}

function broken(error: unknown): HTMLElement {
  return h(
    'main',
    {},
    h('h1', {}, 'The report cannot be shown'),
    h('p', {}, String(error instanceof Error ? error.message : error)),
  );
}
