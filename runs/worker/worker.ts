import { isMainThread, workerData } from 'node:worker_threads';
import { AfterAll, BeforeAll } from '@cucumber/cucumber';
import { ServiceGroup } from '../../support/services/group/group';
import { loadSettings } from '../../support/settings/load';
import { provideGuard, provideWorker, RunNotPreparedError, type WorkerParts } from '../../worlds/worker';
import { keepModules } from '../archive/keep';
import { tellOperations } from '../facts/operations';
import { tally } from '../facts/tally';
import { receiveOnce } from '../messages/send-once';
import { type Port, tellTogether } from '../messages/tell-together';
import { Progress } from '../progress/progress';
import { startTelling } from '../progress/start-progress';
import { readQuickly } from '../quick/expressions';
import { matchQuickly } from '../quick/match';
import { runQuickly } from '../quick/run';
import { isIdle } from '../scenarios/nothing';
import { learnSecrets } from '../secrets';
import { adoptPulse, beat } from '../supervisor/pulse';
import { readHandover } from '../supplies/handover';
import { openParts } from './parts';
import { closeOpened, guardOfThread, type WarmParts, warm } from './warm';

/** Folder of the run. */
let output: string | undefined;

// In each thread: what the plugin does holds for its own.
matchQuickly();
readQuickly();
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
  const opened = await openParts(loaded, handover);
  const parts: WorkerParts = {
    ...opened,
    identities: new Map(),
    run: handover.run,
    seed: handover.seed,
    tally: (what, count) => tally(handover.output, what, count),
  };
  provideWorker(parts);
  // Workers start the same; one of them tells.
  const first = (process.env.CUCUMBER_WORKER_ID ?? '0') === '0';
  await startTelling(opened.services, first ? new Progress(process.stderr) : undefined);
  if (handover.remember) await opened.databases.remember();
  if (warm.kept) warm.parts = lendable(parts);
}

/** For the runs that follow in this process. */
function lendable(parts: WorkerParts): WarmParts {
  const { contexts, identities, services } = parts;
  let turns = 0;
  return {
    lend: () => {
      turns += 1;
      // What was unique in the run before is there now.
      provideWorker({ ...parts, seed: `${parts.seed}.${turns}` });
    },
    reaches: (name) => services.reached.has(name),
    renew: async (names) => {
      for (const name of names) await services.renew(name);
      // They may not know any more whom they let in.
      identities.clear();
    },
    // It can be used again at once: there is nothing left in it.
    freshPages: async () => await contexts[Symbol.asyncDispose](),
  };
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

/** Workers are threads of the run's process, and each may be blocked on its own. */
function keepBeating(pulse: number | undefined): void {
  adoptPulse(pulse);
  const stop = beat(`worker ${process.env.CUCUMBER_WORKER_ID}`);
  warm.opened.push({ [Symbol.asyncDispose]: async () => stop() });
}
