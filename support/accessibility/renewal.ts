import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { combine, type Known, unite } from './baseline';
import { readBaseline, writeBaseline } from './baseline-file';

/** What a run that renews the baseline has seen up to now. All its workers write to it. */
interface Ledger {
  /** The baseline when the run began; `null`: there was none. */
  start: Known | null;
  seen: Known;
}

/** Milliseconds after which a lock was left behind by a worker that died. */
const STALE_LOCK = 10_000;

/**
 * The baseline while a run renews it. What one scenario does not see another may: so what is taken out comes back when
 * a later scenario of the same run sees it, and nothing else ever comes in, unless the run began without a baseline.
 */
export class Renewal {
  readonly #ledger: string;

  /**
   * @param file of the baseline, absolute.
   * @param shown how messages call it.
   * @param output folder of the run's results.
   */
  constructor(
    private readonly file: string,
    private readonly shown: string,
    output: string,
  ) {
    this.#ledger = path.join(output, 'accessibility-seen.json');
  }

  /** The baseline as it was when the run began; undefined: the run writes the first one. @throws BaselineFileError */
  async start(): Promise<Known | undefined> {
    return await this.#locked(async () => (await this.#open()).start ?? undefined);
  }

  /** Takes in what a check saw on a page, and writes the file when that changes it. */
  async record(page: string, seen: Known[string]): Promise<void> {
    await this.#locked(async () => {
      const ledger = await this.#open();
      ledger.seen[page] = unite(ledger.seen[page], seen);
      await writeFile(this.#ledger, JSON.stringify(ledger));
      const next = renewed(ledger);
      const current = (await readBaseline(this.file, this.shown)) ?? {};
      if (!isDeepStrictEqual(next, current)) await writeBaseline(this.file, next);
    });
  }

  /** The ledger of this run; workers are threads of one process, so its age tells it from that of a former run. */
  async #open(): Promise<Ledger> {
    const begun = Date.now() - process.uptime() * 1_000;
    const facts = await stat(this.#ledger).catch(() => undefined);
    if (facts && facts.mtimeMs >= begun) return JSON.parse(await readFile(this.#ledger, 'utf8')) as Ledger;
    const ledger = { start: (await readBaseline(this.file, this.shown)) ?? null, seen: {} };
    await writeFile(this.#ledger, JSON.stringify(ledger));
    return ledger;
  }

  async #locked<T>(work: () => Promise<T>): Promise<T> {
    const lock = `${this.#ledger}.lock`;
    await mkdir(path.dirname(lock), { recursive: true });
    while (!(await taken(lock))) await sleep(20);
    try {
      return await work();
    } finally {
      await rm(lock, { recursive: true, force: true });
    }
  }
}

async function taken(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const facts = await stat(lock).catch(() => undefined);
  if (facts && Date.now() - facts.mtimeMs > STALE_LOCK) await rm(lock, { recursive: true, force: true });
  return false;
}

function renewed({ start, seen }: Ledger): Known {
  const all = start ? shrunk(start, seen) : seen;
  return Object.fromEntries(Object.entries(all).filter(([, rules]) => Object.keys(rules).length > 0));
}

function shrunk(start: Known, seen: Known): Known {
  return Object.fromEntries(
    Object.entries(start).map(([page, rules]) => {
      const now = seen[page];
      return [page, now ? combine(rules, now, Math.min) : rules];
    }),
  );
}
