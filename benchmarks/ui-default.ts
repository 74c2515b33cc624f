import { BrowserNotFoundError } from '../support/browser/launch/errors';
import { type FoundBrowser, findBrowser } from '../support/browser/launch/find';
import { canSandbox } from '../support/browser/launch/sandbox';
import { bareBrowser } from './bare-command';
import type { Subject } from './contest';
import { rivals } from './peers';
import { Project } from './project';
import type { Stopwatch } from './stopwatch';
import { UI } from './work';

const GOAL = 0.4;
/** They take a multiple of the time. */
const OF_PEERS = { warmUp: 2, times: 6 };
const SCENARIOS = 20;

/** A scenario in a browser, with what each tool takes when nobody says anything. */
export async function uiDefault(stopwatch: Stopwatch): Promise<Subject & Disposable> {
  const project = new Project({ web: { url: stopwatch.url } }, UI, { times: SCENARIOS });
  const times = OF_PEERS;
  const shell = { times, env: await envFor(stopwatch, undefined), goal: GOAL, how: ', headless shell' };
  const full = fullBrowser();
  const whole = {
    ...{ times, env: await envFor(stopwatch, full?.path), goal: GOAL },
    how: ', full browser',
    missing: full ? undefined : 'there is no Chromium or Chrome but the headless shell',
  };
  const others = rivals(UI, [
    { ...shell, peer: 'plain-cucumber' },
    { ...shell, peer: 'playwright-bdd' },
    { ...whole, peer: 'plain-cucumber' },
    { ...whole, peer: 'playwright-bdd' },
  ]);
  return {
    name: 'ui-default',
    title: 'a UI scenario as a user of each tool gets it',
    work: `The work of \`ui\`. Brine takes the headless shell where there is one, and a fresh context for each scenario. The others as their documentation shows them: plain cucumber-js launches a browser for each scenario, playwright-bdd runs its project with the device “Desktop Chrome”. Each of them has two rows: with the headless shell, which \`npx playwright install\` brings and takes without a window, and with a full browser without a window${full ? ` (${full.name})` : ''}, which is what \`channel: 'chromium'\`, \`channel: 'chrome'\` or an installed Chromium come to. Other tools do the work ${OF_PEERS.times} times in a round.`,
    times: SCENARIOS,
    goal: GOAL,
    brine: project.contestant,
    peers: others,
    [Symbol.dispose]: () => {
      project[Symbol.dispose]();
      for (const other of others) other[Symbol.dispose]();
    },
  };
}

/** The browser of a peer, without any switch of ours. */
async function envFor(stopwatch: Stopwatch, full: string | undefined): Promise<Record<string, string>> {
  const { executablePath } = full === undefined ? await bareBrowser() : { executablePath: full };
  const browser = { executablePath, chromiumSandbox: await canSandbox() };
  return { ...stopwatch.env, BROWSER: JSON.stringify(browser) };
}

function fullBrowser(): FoundBrowser | undefined {
  try {
    return findBrowser({ headless: false }, { ...process.env, BRINE_BROWSER_PATH: undefined });
  } catch (error) {
    if (error instanceof BrowserNotFoundError) return undefined;
    throw error;
  }
}
