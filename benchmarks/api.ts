import path from 'node:path';
import { bareCucumber } from './bare-command';
import type { Rounds, Subject } from './contest';
import type { Cost } from './cost';
import { figure, ratios, usualFigures } from './figures';
import { startInventory } from './inventory';
import { rivals } from './peers';
import { Project, WARM_UP } from './project';
import type { Stopwatch } from './stopwatch';
import { API } from './work';

const SCENARIOS = 500;
/** Some tools need a multiple of the time. */
const OF_PEERS = { 'plain-cucumber': 500, 'playwright-bdd': 150, karate: 150 };
/** Brine's share of the bare script once what cucumber-js itself needs is taken off. */
const GOAL = 1.5;
const ALONE = 'cucumber-js, steps that do nothing';

/** Requests with checks, their exchanges kept as evidence. */
export async function api(
  stopwatch: Stopwatch,
  { times: often = SCENARIOS, alone = false } = {},
): Promise<Subject & AsyncDisposable> {
  const inventory = await startInventory();
  const settings = { services: { inventory: { url: inventory.url } }, api: { default: 'inventory' } };
  const project = new Project(settings, API, { times: often });
  const times = { warmUp: WARM_UP, times: often };
  const env = { ...stopwatch.env, API: inventory.url };
  const asked = (peer: keyof typeof OF_PEERS) => ({
    ...{ peer, env, goal: 1, times: { warmUp: WARM_UP, times: OF_PEERS[peer] } },
  });
  const others = alone
    ? []
    : rivals(API, [asked('plain-cucumber'), asked('playwright-bdd'), asked('karate')]);
  const brief = { api: inventory.url, stopwatch: stopwatch.url, ...times };
  const cucumber = {
    name: ALONE,
    times: often,
    contestant: bareCucumber(project.contestant.directory),
  };
  const subject: Subject = {
    name: 'api',
    title: 'API scenarios against a bare Node script and other tools',
    work: 'Reads a product of the shop, changes its price and reads it again, with checks of statuses and fields; what the service itself needs does not count. The bare script has no scenarios, so what cucumber-js needs for the same ones with steps that do nothing is taken off before Brine is held against it. playwright-bdd and Karate do the work 150 times in a round.',
    times: often,
    goal: GOAL,
    brine: project.contestant,
    bare: {
      command: [process.execPath, path.join(__dirname, 'bare-api.mjs'), JSON.stringify(brief)],
      directory: __dirname,
    },
    peers: [cucumber, ...others],
  };
  return {
    ...subject,
    figures: (rounds) => [beyondCucumber(rounds), ...usualFigures(subject, rounds).slice(1)],
    async [Symbol.asyncDispose]() {
      project[Symbol.dispose]();
      for (const other of others) other[Symbol.dispose]();
      await inventory[Symbol.asyncDispose]();
    },
  };
}

function beyondCucumber({ brine, bare, peers }: Rounds) {
  const alone = peers?.[ALONE] ?? [];
  const beyond = brine.map((cost, index) => less(cost, alone[index] ?? { wall: 0, cpu: 0 }));
  return figure('beyond cucumber-js itself, against the bare script', ratios(beyond, bare), { most: GOAL });
}

function less(one: Cost, other: Cost): Cost {
  const cpu = one.cpu === undefined || other.cpu === undefined ? undefined : one.cpu - other.cpu;
  return { wall: one.wall - other.wall, cpu };
}
