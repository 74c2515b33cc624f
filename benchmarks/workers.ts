import path from 'node:path';
import type { Contestant, Rounds, Subject } from './contest';
import type { Cost } from './cost';
import { figure } from './figures';
import { startInventory } from './inventory';
import { Project } from './project';
import type { Stopwatch } from './stopwatch';
import { API_APART, PRODUCT, UI, type Work } from './work';

/** Enough that starting two workers is a small part. */
const SCENARIOS = { api: 1_000, ui: 40 };
const GOAL = 1.6;
/** The same requests from a script without scenarios: more than with them, two at a time cannot gain. */
const BARE = ['a bare script', 'a bare script, two at a time'] as const;

/** API scenarios with two workers against the same with one. */
export async function workersApi(stopwatch: Stopwatch): Promise<Subject & AsyncDisposable> {
  const products = Array.from({ length: SCENARIOS.api }, (_, number) => `${PRODUCT}-${number}`);
  const inventory = await startInventory(products);
  const settings = { services: { inventory: { url: inventory.url } }, api: { default: 'inventory' } };
  const subject = workers('api', { work: API_APART, settings });
  const times = SCENARIOS.api;
  const bare = (atOnce: number): Contestant => {
    const brief = { api: inventory.url, stopwatch: stopwatch.url, warmUp: 0, times, atOnce, apart: true };
    const script = path.join(__dirname, 'bare-api.mjs');
    return {
      command: [process.execPath, script, JSON.stringify(brief)],
      directory: __dirname,
      counts: 'whole',
    };
  };
  return {
    ...subject,
    peers: BARE.map((name, index) => ({ name, times, contestant: bare(index + 1) })),
    async [Symbol.asyncDispose]() {
      subject[Symbol.dispose]();
      await inventory[Symbol.asyncDispose]();
    },
  };
}

/** UI scenarios with two workers against the same with one. */
export async function workersUi(stopwatch: Stopwatch): Promise<Subject & Disposable> {
  return workers('ui', { work: UI, settings: { web: { url: stopwatch.url } } });
}

type Suite = { work: Work; settings: ConstructorParameters<typeof Project>[0] };

function workers(suite: 'api' | 'ui', { work, settings }: Suite): Subject & Disposable {
  const times = SCENARIOS[suite];
  const [two, one] = [['--parallel', '2'], []].map(
    (args) => new Project(settings, work, { times, whole: true, args }),
  ) as [Project, Project];
  return {
    name: `workers-${suite}`,
    title: `${suite === 'api' ? 'API' : 'UI'} scenarios with two workers against the same with one`,
    work: `Runs of the work of \`${suite}\`${suite === 'api' ? ', each scenario with a product of its own' : ''}, from the command to its end, starting included, without the report. What counts is the clock: Brine's share of two cores grows, and what is tested needs its own.`,
    times,
    goal: GOAL,
    against: 'one worker',
    warm: true,
    brine: { ...two.contestant, counts: 'whole' },
    bare: { ...one.contestant, counts: 'whole' },
    figures: faster,
    [Symbol.dispose]: () => {
      two[Symbol.dispose]();
      one[Symbol.dispose]();
    },
  };
}

function faster({ brine, bare, peers = {} }: Rounds) {
  const times = gains(bare, brine);
  const [alone = [], together = []] = BARE.map((name) => peers[name]);
  const busy = bare.flatMap(({ wall, cpu }) => (cpu === undefined ? [] : [cpu / wall]));
  return [
    figure('as fast with two workers as with one, by the clock', times, { least: GOAL }),
    ...(alone.length > 0
      ? [figure('a bare script, two at a time as against one, by the clock', gains(alone, together))]
      : []),
    ...(busy.length > 0 ? [figure('that one worker keeps busy', busy, { unit: 'cores' })] : []),
  ];
}

function gains(one: readonly Cost[], two: readonly Cost[]): number[] {
  return one.map(({ wall }, index) => wall / (two[index]?.wall ?? Number.NaN));
}
