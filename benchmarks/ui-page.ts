import { bare } from './bare-command';
import type { Subject } from './contest';
import { Project, TIMES } from './project';
import type { Stopwatch } from './stopwatch';
import { UI } from './work';

/** A scenario in a page that stays, against a script with one page. */
export async function uiPage(stopwatch: Stopwatch): Promise<Subject & Disposable> {
  const project = new Project({ web: { url: stopwatch.url }, browser: { isolation: 'page' } }, UI);
  return {
    name: 'ui-page',
    title: 'a UI scenario in a page that stays, against a bare Playwright script with one page',
    work: "The work of `ui` with `browser.isolation: 'page'`: one page for all scenarios, which Brine empties in between. The bare script empties nothing.",
    times: TIMES,
    goal: 1.3,
    against: 'the bare script with one page',
    brine: project.contestant,
    bare: await bare('bare-ui-page.mjs', stopwatch),
    [Symbol.dispose]: () => project[Symbol.dispose](),
  };
}
