import path from 'node:path';
import type { Subject } from './contest';
import { HOME, Project } from './project';

const SCENARIOS = 5_000;
const home = (...parts: string[]) => JSON.stringify(path.join(HOME, ...parts));

/** Loads, in place of the watchdog, one that never starts. */
const WITHOUT_WATCHDOG = `require(${home('runs', 'typescript.js')});
const watch = require.resolve(${home('runs', 'guard', 'watch.ts')});
require.cache[watch] = { id: watch, filename: watch, loaded: true, exports: { startWatchdog() {} } };
`;

/** A guard that does nothing but run what it is given. */
const WITHOUT_GUARD = `
const { provideGuard } = require(${home('worlds', 'worker')});
const run = async (_: unknown, code: () => unknown) => await code();
provideGuard({
  cancelled: undefined,
  origin: () => ({ over: false }),
  step: run,
  hook: run,
  ownHook: run,
  turn: async () => {},
  settle: async () => undefined,
});
`;

/** Steps under guard against the same steps without. */
export async function guard(): Promise<Subject & Disposable> {
  const steps = () => ['When nothing happens'];
  const guarded = new Project({}, steps, { times: SCENARIOS });
  const bare = new Project({}, steps, {
    times: SCENARIOS,
    before: WITHOUT_WATCHDOG,
    support: WITHOUT_GUARD,
  });
  return {
    name: 'guard',
    title: 'scenarios that do nothing, under guard and without',
    work: 'A step that does nothing, with the hooks of every scenario.',
    times: SCENARIOS,
    goal: 1.03,
    brine: guarded.contestant,
    bare: bare.contestant,
    [Symbol.dispose]: () => {
      guarded[Symbol.dispose]();
      bare[Symbol.dispose]();
    },
  };
}
