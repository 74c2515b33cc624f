import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from '../../support/errors/brine-error';
import { beginningOf, isAlive } from '../../support/services/process/processes';

/** Who runs in a folder, kept in it as long as they do. */
export interface Holder {
  pid: number;
  /** When that process began; absent where that cannot be told. */
  began?: string;
  /** ISO 8601, for people. */
  since: string;
  /** `BRINE_RUN_ID` of everything that the run starts. */
  run: string;
  /** Part of the names of databases that it makes on servers of others. */
  databases: string;
}

/** Two runs in one folder would write over each other's results. */
export class RunInProgressError extends SetupError {
  override readonly name = 'RunInProgressError';

  constructor({ pid, since }: Holder, folder: string) {
    super({
      what: 'Another run is going on in this folder.',
      where: folder,
      details: `Process ${pid}, since ${since.slice(11, 19)} UTC.`,
      next: 'Wait until it has ended, or end it; two at once need a folder each.',
    });
  }
}

const FILE = '.run.lock';

/**
 * Takes a folder for a run.
 *
 * @returns the file to remove when the run is over, and who held the folder and died without giving it back.
 * @throws RunInProgressError
 */
export function lockFolder(output: string, holder: Holder): { file: string; died?: Holder } {
  const file = path.join(output, FILE);
  const died = takeStale(file, output);
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    // Somebody else was faster; if they have died already, that is for the next run.
    throw new RunInProgressError(read(file) ?? holder, output);
  }
  return { file, ...(died && { died }) };
}

/** Who held a folder and died without giving it back; undefined when it is free, or held by somebody who lives. */
export function deadHolder(output: string): Holder | undefined {
  const file = path.join(output, FILE);
  const holder = existsSync(file) ? read(file) : undefined;
  return holder && !lives(holder) ? holder : undefined;
}

/** Marks a folder as that of a run which died. */
export function leaveLock(output: string, holder: Holder): void {
  writeFileSync(path.join(output, FILE), JSON.stringify(holder));
}

/** Only one of several that meet a lock of a dead run gets it out of the way. */
function takeStale(file: string, output: string): Holder | undefined {
  if (!existsSync(file)) return undefined;
  const holder = read(file);
  if (holder && lives(holder)) throw new RunInProgressError(holder, output);
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return undefined;
  }
  rmSync(aside, { force: true });
  return holder;
}

function lives({ pid, began }: Holder): boolean {
  return isAlive(pid) && (began === undefined || beginningOf(pid) === began);
}

/** Undefined for a lock whose writer died in the middle of it. */
function read(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}
