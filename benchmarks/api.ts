import path from 'node:path';
import type { Subject } from './contest';
import { startInventory } from './inventory';
import { rivals } from './peers';
import { Project, WARM_UP } from './project';
import type { Stopwatch } from './stopwatch';
import { API } from './work';

const SCENARIOS = 500;

/** Requests with checks, their exchanges kept as evidence. */
export async function api(stopwatch: Stopwatch): Promise<Subject & AsyncDisposable> {
  const inventory = await startInventory();
  const settings = { services: { inventory: { url: inventory.url } }, api: { default: 'inventory' } };
  const project = new Project(settings, API, { times: SCENARIOS });
  const times = { warmUp: WARM_UP, times: SCENARIOS };
  const env = { ...stopwatch.env, API: inventory.url };
  const others = rivals(API, times, env, { 'plain-cucumber': 1, 'playwright-bdd': 1, karate: 1 });
  const brief = { api: inventory.url, stopwatch: stopwatch.url, ...times };
  return {
    name: 'api',
    title: 'API scenarios against a bare Node script and other tools',
    work: 'Reads a product of the shop, changes its price and reads it again, with checks of statuses and fields; what the service itself needs does not count. The bare script has no scenarios: what cucumber-js needs for them is in the subject `scenarios`.',
    times: SCENARIOS,
    goal: 5,
    brine: project.contestant,
    bare: {
      command: [process.execPath, path.join(__dirname, 'bare-api.mjs'), JSON.stringify(brief)],
      directory: __dirname,
    },
    peers: others,
    async [Symbol.asyncDispose]() {
      project[Symbol.dispose]();
      for (const other of others) other[Symbol.dispose]();
      await inventory[Symbol.asyncDispose]();
    },
  };
}
