import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BRINE } from '../../support/home/home';
import { count } from '../../support/matching/json';
import { moveFormats } from '../formats/formats';
import { toldByGuard } from '../guard/told';
import { deadHolder, type Holder, leaveLock } from '../hold/lock';
import { isPublished } from '../report/published';
import { readPlan } from '../scenarios/plan';
import { Attempts } from './attempts';
import { readJournal } from './journal';
import { joinParts } from './parts';
import { publish } from './publish';
import { wholeRun } from './whole';

/** Runs that died are kept here, by the time at which they began: the last of them. */
const DIED = 'died';
const MOST = 3;

/**
 * Puts aside what a run has recorded that died with all that watched it, before the next run writes over it. Does nothing
 * when no scenario had begun, or when its reports have been written.
 *
 * @param output folder in which it ran.
 * @returns what to tell about it.
 */
export function keepDead(output: string, holder: Holder): string | undefined {
  const run = path.join(output, 'run');
  const { all, done } = new Attempts(readJournal(path.join(output, 'messages.ndjson')));
  if (isPublished(run) || all.size === 0) return undefined;
  const planned = readPlan(run)?.length ?? done.size;
  const kept = path.join(output, DIED, holder.since.slice(0, 19).replaceAll(':', '-'));
  const shown = path.relative(process.cwd(), kept).replaceAll(path.sep, '/');
  const begun = `An earlier run had died, with a result of ${done.size} of its ${count(planned, 'scenario')} and no report`;
  try {
    move(output, kept);
  } catch (error) {
    return `${begun}. What it had recorded could not be kept: ${(error as Error).message}`;
  }
  moveFormats(path.join(kept, 'run'), path.join(kept, 'asked'));
  leaveLock(kept, holder);
  for (const name of readdirSync(path.dirname(kept)).sort().slice(0, -MOST))
    rmSync(path.join(output, DIED, name), { recursive: true, force: true });
  return `${begun}.\n  → To have its reports written: ${BRINE} report ${shown}`;
}

/** @param folder where a run ran or is kept. */
export function hasDied(folder: string): boolean {
  return deadHolder(folder) !== undefined && existsSync(path.join(folder, 'messages.ndjson'));
}

/**
 * Writes the reports of a run that died before it could: all that it was asked for, in which each scenario without a result
 * has the reason.
 *
 * @param folder where it ran or is kept.
 * @returns whether all of them could be written.
 */
export async function publishDead(folder: string, say: (line: string) => void): Promise<boolean> {
  const run = path.join(folder, 'run');
  const file = path.join(folder, 'messages.ndjson');
  const plan = readPlan(run);
  const own = readJournal(file);
  const { done } = new Attempts(own);
  // Then it was seen through, or made good, and died over its reports.
  const whole = own.some(({ testRunFinished }) => testRunFinished) && plan?.every((id) => done.has(id));
  const death = toldByGuard(run) ?? 'it was ended from outside, together with what watched it.';
  const fault = whole ? undefined : `The run died: ${death}`;
  const parts = [
    { messages: own, death: fault },
    ...partsIn(run).map((messages) => ({ messages, death: fault })),
  ];
  const messages = wholeRun(whole ? own : joinParts(parts), { plan, fault });
  writeFileSync(file, `${messages.map((message) => JSON.stringify(message)).join('\n')}\n`);
  return await publish(folder, { messages, fault, names: new Map(), blamed: new Map(), say });
}

/** What was run when it was to be made good, and died over that. */
function partsIn(run: string): ReturnType<typeof readJournal>[] {
  const parts = [];
  for (let number = 1; existsSync(path.join(run, `part-${number}`)); number += 1)
    parts.push(readJournal(path.join(run, `part-${number}`, 'messages.ndjson')));
  return parts;
}

function move(output: string, kept: string): void {
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  for (const name of ['messages.ndjson', 'run.json', 'run'])
    if (existsSync(path.join(output, name))) renameSync(path.join(output, name), path.join(kept, name));
}
