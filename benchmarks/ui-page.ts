import { bare } from './bare-command';
import type { Subject } from './contest';
import { Project, TIMES } from './project';
import type { Stopwatch } from './stopwatch';
import { uiRivals } from './ui';
import { UI } from './work';

/** A scenario in a page that stays, against a script with one page. */
export async function uiPage(stopwatch: Stopwatch): Promise<Subject & Disposable> {
  const project = new Project({ web: { url: stopwatch.url }, browser: { isolation: 'page' } }, UI);
  const others = await uiRivals(stopwatch, ['playwright-bdd']);
  return {
    name: 'ui-page',
    title: 'a UI scenario in a page that stays, against a bare Playwright script with one page',
    work: "The work of `ui` with `browser.isolation: 'page'`: one page for all scenarios, which Brine empties in between. The bare script empties nothing, and playwright-bdd has a fresh context for each scenario.",
    times: TIMES,
    goal: 1.3,
    against: 'the bare script with one page',
    brine: project.contestant,
    bare: await bare('bare-ui-page.mjs', stopwatch),
    peers: others,
    [Symbol.dispose]: () => {
      project[Symbol.dispose]();
      for (const other of others) other[Symbol.dispose]();
    },
  };
}
