import path from 'node:path';
import { isMainThread, workerData } from 'node:worker_threads';
import { AfterAll, BeforeAll } from '@cucumber/cucumber';
import { Contexts } from '../support/browser/contexts';
import type { StartedBrowser } from '../support/browser/launch';
import { startBrowser } from '../support/browser/start';
import { newDatabases, placeDatabases } from '../support/databases/place';
import { databasePairs } from '../support/links/databases';
import { LinkGroup } from '../support/links/group';
import { linkedPairs } from '../support/links/pairs';
import { Mocks } from '../support/mocks/mocks';
import { ServiceGroup } from '../support/services/group';
import { loadSettings } from '../support/settings/load';
import type { LoadedSettings } from '../support/settings/settings';
import { provideGuard, provideWorker, RunNotPreparedError, type WorkerParts } from '../worlds/worker';
import { keepModules } from './archive/keep';
import { isIdle } from './nothing';
import { tellOperations } from './operations';
import { Progress } from './progress';
import { adoptPulse, beat } from './pulse';
import { matchQuickly } from './quick/match';
import { runQuickly } from './quick/run';
import { learnDatabaseSecrets, learnSecrets } from './secrets';
import { receiveOnce } from './send-once';
import { startTelling } from './start-progress';
import { demandService } from './supplies/demand';
import { type Handover, readHandover, tellBrowser } from './supplies/handover';
import { hearNotices } from './supplies/notices';
import { tally } from './tally';
import { type Port, tellTogether } from './tell-together';
import { closeOpened, guardOfThread, warm } from './warm';
import { openComponents, openWeb } from './web';

/** Folder of the run. */
let output: string | undefined;

// In each thread: what the plugin does holds for its own.
matchQuickly();
runQuickly();
if (!isMainThread) {
  receiveOnce();
  tellTogether((workerData as { port: Port }).port);
}
const guard = guardOfThread();
provideGuard(guard);

BeforeAll({ name: 'services are running', timeout: -1 }, async () => {
  if (warm.parts) {
    warm.parts.lend();
    return;
  }
  try {
    await open();
  } catch (error) {
    // The next run begins from nothing.
    if (warm.kept) await closeOpened();
    throw error;
  }
});

async function open(): Promise<void> {
  const loaded = loadSettings(process.cwd(), process.env);
  const handover = readHandover(process.env);
  if (!handover && isIdle()) return;
  if (!handover) throw new RunNotPreparedError();
  learnSecrets(loaded, process.env);
  if (!isMainThread) keepBeating(handover.pulse);
  output = handover.output;
  const mocks: Mocks = keep(
    await Mocks.open({
      settings: loaded,
      env: process.env,
      urlOf: async (name) => await services.url(name),
      turn: (name, url) => links.turn(name, url),
      isSeen: (name) => links.leadTo(name),
    }),
  );
  const settings = mocks.placed;
  const directory = path.join(handover.output, `worker-${process.env.CUCUMBER_WORKER_ID ?? 0}`);
  learnDatabaseSecrets(settings.databases, handover.databases);
  const placing = {
    settings,
    directory,
    env: process.env,
    server: handover.databases,
    templates: handover.templates,
    worker: process.env.CUCUMBER_WORKER_ID ?? '0',
  };
  const { lent } = handover;
  // What services of the whole run use is there already.
  const existing = Object.entries(lent?.databases ?? {}).map(([name, url]) => [name, { url }]);
  const databases = keep(
    await placeDatabases({
      ...placing,
      settings: { ...settings, databases: { ...settings.databases, ...Object.fromEntries(existing) } },
    }),
  );
  const links: LinkGroup = keep(
    new LinkGroup({
      pairs: settings.links ? linkedPairs(settings.services) : undefined,
      addressOf: (name) => services.reach(name),
      isShared: (name) => services.lentOf(name) !== undefined,
      mocks: mocks.names,
      databases: databasePairs(settings.services, databases.urls),
    }),
  );
  const services: ServiceGroup = keep(
    new ServiceGroup({
      settings,
      executables: handover.executables,
      directory,
      env: process.env,
      databases: databases.urls,
      addressFor: async (from, to) => await links.urlFor(from, to),
      ...(lent && {
        lent: {
          services: lent.services,
          ask: async (name) => await demandService(handover.channel, name),
        },
      }),
      databasesFor: async (from, urls) => await links.databaseUrls(from, urls),
    }),
  );
  if (lent) keep(hearNotices(handover.channel, ({ died, exit }) => services.lentDied(died, exit)));
  const surroundings = { settings, channel: handover.channel, services };
  const web = lazily(async () => await openWeb(surroundings));
  const components = lazily(async () => await openComponents(surroundings));
  const contexts = keep(new Contexts(lazily(async () => await openBrowser(settings, handover))));
  const parts: WorkerParts = {
    settings,
    services,
    links,
    mocks,
    databases,
    newDatabases: newDatabases(placing),
    web: async () => (await web()).url,
    components: async () => (await components()).url,
    contexts,
    identities: new Map(),
    run: handover.run,
    seed: handover.seed,
    tally: (what, count) => tally(handover.output, what, count),
  };
  provideWorker(parts);
  // Workers start the same; one of them tells.
  const first = (process.env.CUCUMBER_WORKER_ID ?? '0') === '0';
  await startTelling(services, first ? new Progress(process.stderr) : undefined);
  if (handover.remember) await databases.remember();
  if (warm.kept) {
    let turns = 0;
    warm.parts = {
      lend: () => {
        turns += 1;
        // What was unique in the run before is there now.
        provideWorker({ ...parts, seed: `${parts.seed}.${turns}` });
      },
      reaches: (name) => services.reached.has(name),
      renew: async (names) => {
        for (const name of names) await services.renew(name);
        // They may not know any more whom they let in.
        parts.identities.clear();
      },
      // It can be used again at once: there is nothing left in it.
      freshPages: async () => await contexts[Symbol.asyncDispose](),
    };
  }
}

AfterAll({ name: 'everything is stopped', timeout: -1 }, async () => {
  provideWorker(undefined);
  const [services] = warm.opened.filter((thing) => thing instanceof ServiceGroup);
  if (warm.kept) {
    for (const death of services?.takeDeaths() ?? []) process.stderr.write(`\n${death}\n`);
    return;
  }
  if (services && output !== undefined) await tellOperations(output, services, process.cwd());
  for (const death of services?.takeDeaths() ?? []) process.stderr.write(`\n${death}\n`);
  try {
    await closeOpened();
  } finally {
    await guard.finish();
  }
  // Workers load the same; one of them keeps what the run's own thread has no need of.
  if (!isMainThread && process.env.CUCUMBER_WORKER_ID === '0') keepModules();
});

async function openBrowser(settings: LoadedSettings, { browser, output }: Handover): Promise<StartedBrowser> {
  const started = await startBrowser(settings.browser, process.env, browser);
  tellBrowser(output, started);
  return started;
}

/** Workers are threads of the run's process, and each may be blocked on its own. */
function keepBeating(pulse: number | undefined): void {
  adoptPulse(pulse);
  const stop = beat(`worker ${process.env.CUCUMBER_WORKER_ID}`);
  warm.opened.push({ [Symbol.asyncDispose]: async () => stop() });
}

function keep<T extends AsyncDisposable>(thing: T): T {
  warm.opened.push(thing);
  return thing;
}

/** Opens on first need, and again when what was opened says that it is no longer usable. */
function lazily<T extends AsyncDisposable & { usable?(): boolean }>(
  open: () => Promise<T>,
): () => Promise<T> {
  let current: Promise<T> | undefined;
  return async () => {
    if (current && (await current).usable?.() === false) current = undefined;
    current ??= guard.outlasting(open).then(keep);
    try {
      return await current;
    } catch (error) {
      current = undefined;
      throw error;
    }
  };
}
