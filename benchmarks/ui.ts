import { bare, bareBrowser } from './bare-command';
import type { Subject } from './contest';
import { rivals } from './peers';
import { Project, TIMES, WARM_UP } from './project';
import type { Stopwatch } from './stopwatch';
import { UI } from './work';

/** They take up to twice the time. */
const OF_PEERS = 15;

/** Other tools, which get the same build of the browser for the same work. */
export async function uiRivals(
  stopwatch: Stopwatch,
  peers: readonly ('plain-cucumber' | 'playwright-bdd')[],
): Promise<ReturnType<typeof rivals>> {
  const env = { ...stopwatch.env, BROWSER: JSON.stringify(await bareBrowser()) };
  const times = { warmUp: WARM_UP, times: OF_PEERS };
  return rivals(
    UI,
    peers.map((peer) => ({ peer, times, env, goal: 0.7 })),
  );
}

/** A scenario in a browser against a script that does the same. */
export async function ui(stopwatch: Stopwatch): Promise<Subject & Disposable> {
  const project = new Project({ web: { url: stopwatch.url } }, UI);
  const others = await uiRivals(stopwatch, ['plain-cucumber', 'playwright-bdd']);
  return {
    name: 'ui',
    title: 'a UI scenario against a bare Playwright script, both with a fresh browser context',
    work: 'Opens a page in a fresh context, fills in two fields, clicks a button, looks for a text and for a cell of a table. All use the same build of the browser with the same switches. Other tools do the work 15 times in a round.',
    times: TIMES,
    goal: 1.15,
    brine: project.contestant,
    bare: await bare('bare-ui.mjs', stopwatch),
    peers: others,
    [Symbol.dispose]: () => {
      project[Symbol.dispose]();
      for (const other of others) other[Symbol.dispose]();
    },
  };
}
