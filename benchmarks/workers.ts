import type { Rounds, Subject } from './contest';
import { figure } from './figures';
import { startInventory } from './inventory';
import { Project } from './project';
import type { Stopwatch } from './stopwatch';
import { API_APART, PRODUCT, UI, type Work } from './work';

/** Enough that starting two workers is a small part. */
const SCENARIOS = { api: 1_000, ui: 40 };
const GOAL = 1.6;

/** API scenarios with two workers against the same with one. */
export async function workersApi(): Promise<Subject & AsyncDisposable> {
  const products = Array.from({ length: SCENARIOS.api }, (_, number) => `${PRODUCT}-${number}`);
  const inventory = await startInventory(products);
  const settings = { services: { inventory: { url: inventory.url } }, api: { default: 'inventory' } };
  const subject = workers('api', { work: API_APART, settings });
  return {
    ...subject,
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

function faster({ brine, bare }: Rounds) {
  const times = bare.map(({ wall }, index) => wall / (brine[index]?.wall ?? Number.NaN));
  const busy = bare.flatMap(({ wall, cpu }) => (cpu === undefined ? [] : [cpu / wall]));
  return [
    figure('as fast with two workers as with one, by the clock', times, { least: GOAL }),
    ...(busy.length > 0 ? [figure('that one worker keeps busy', busy, { unit: 'cores' })] : []),
  ];
}
