import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startService } from '../support/services/start/service';
import type { OwnWay, Rounds } from './contest';
import { figure, median } from './figures';

const GOAL = 10;
/** Starts of each kind in a round. */
const STARTS = 5;
/** Milliseconds until the service answers. */
const DELAYS = { 'a service that is quick': 30, 'a service that needs a second': 1_000 };

/** How long after a service answers a run goes on. */
export async function ready(): Promise<OwnWay & Disposable> {
  const folder = mkdtempSync(path.join(tmpdir(), 'brine-bench-'));
  const program = path.join(folder, process.platform === 'win32' ? 'answering.exe' : 'answering');
  execFileSync('rustc', ['-O', '-o', program, path.join(__dirname, 'answering.rs')], { stdio: 'inherit' });
  const late: Record<string, number[]> = {};
  return {
    name: 'ready',
    title: 'how long after a service answers a run goes on',
    work: `Starts a small Rust service that writes down when it began to answer, and waits with \`ready: { http: '/health' }\` until it is ready; ${STARTS} starts of each kind in a round, their median.`,
    times: 1,
    goal: GOAL,
    rounds: async (count, log) => {
      const rounds: Rounds = { brine: [], bare: [], peers: {} };
      for (let round = 1; round <= count; round += 1)
        for (const [kind, delay] of Object.entries(DELAYS)) {
          const one = await medianOf(async () => await lateness(program, { delay, folder }));
          late[kind] = [...(late[kind] ?? []), one];
          if (delay === Math.max(...Object.values(DELAYS))) rounds.brine.push({ wall: one, cpu: undefined });
          log(`ready, round ${round} of ${count}: ${kind}, ${one.toFixed(1)} ms`);
        }
      return rounds;
    },
    figures: () =>
      Object.entries(late).map(([kind, values]) =>
        figure(`from the first answer to going on, ${kind}`, values, { unit: 'ms', most: GOAL }),
      ),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function medianOf(measure: () => Promise<number>): Promise<number> {
  const all: number[] = [];
  for (let start = 0; start < STARTS; start += 1) all.push(await measure());
  return median(all);
}

/** Milliseconds between the first moment at which the service could answer and the one at which its start was over. */
async function lateness(program: string, { delay, folder }: { delay: number; folder: string }) {
  const logFile = path.join(folder, `${delay}.log`);
  await using service = await startService({
    name: 'answering',
    spec: { command: program, args: [String(delay)], directory: folder, env: process.env, logFile },
    readiness: { http: '/health' },
    readyTimeout: 10_000,
    stopTimeout: 1_000,
  });
  const now = performance.timeOrigin + performance.now();
  const [, since] = /answers since (\d+)/.exec(service.log.read(service.logFrom)) ?? [];
  return now - Number(since) / 1_000;
}
