import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Envelope } from '@cucumber/messages';
import type { RunFacts } from '../../reports/facts';
import { Closing } from '../closing/closing';
import { tellingSeed } from '../facts/seed';
import { writeAsked } from '../formats/write-asked';
import { makeReport } from '../report/report';
import { tellReport } from '../report/tell-report';

interface Recovered {
  messages: readonly Envelope[];
  /** What is wrong with the run as a whole; undefined when it was seen through, and only its reports are missing. */
  fault: string | undefined;
  /** Names of scenarios for people, by their keys. */
  names: ReadonlyMap<string, string>;
  blamed: ReadonlyMap<string, string>;
  say: (line: string) => void;
}

/**
 * Writes every report of a run that was made good from its parts, and tells what happened: what the run's own process would
 * have done, had it lived.
 *
 * @returns whether all of them could be written.
 */
export async function publish(
  output: string,
  { messages, fault, names, blamed, say }: Recovered,
): Promise<boolean> {
  const run = path.join(output, 'run');
  bringFacts(output);
  const seed = bringSeed(output);
  const [report, unwritten] = await Promise.all([makeReport(output), writeAsked(output, true)]);
  const told = readJson<Partial<RunFacts>>(path.join(output, 'run.json')) ?? {};
  const { environment = 'default', profiles = [], shard, repeat } = told;
  const closing = new Closing(repeat);
  for (const message of messages) closing.see(message);
  for (const line of [
    ...closing.lines({ output: run, seed, environment, profiles, elsewhere: [] }),
    ...unwritten,
  ])
    say(line);
  if (fault !== undefined) say(fault);
  for (const [key, death] of blamed)
    say(`  ${names.get(key)} is to blame: alone, it ended the run too: ${death}`);
  tellReport(output, report, { warned: false, shard, say });
  return unwritten.length === 0 && !('failure' in report);
}

/** The facts of the run, told by whichever part lived to tell them. */
function bringFacts(output: string): void {
  const own = path.join(output, 'run.json');
  if (existsSync(own)) return;
  for (let count = 1; existsSync(path.join(output, 'run', `part-${count}`)); count += 1) {
    const file = path.join(output, 'run', `part-${count}`, 'run.json');
    if (!existsSync(file)) continue;
    writeFileSync(own, readFileSync(file));
    return;
  }
}

/** Into the facts, where the run's own process did not live to tell it. */
function bringSeed(output: string): string | undefined {
  const run = path.join(output, 'run');
  const { seed: drawn } = readJson<{ seed?: string }>(path.join(run, 'handover.json')) ?? {};
  const seed = drawn === undefined ? undefined : tellingSeed(run, drawn, process.env);
  const file = path.join(output, 'run.json');
  const told = readJson<RunFacts>(file);
  if (seed !== undefined && told) writeFileSync(file, `${JSON.stringify({ ...told, seed }, null, 2)}\n`);
  return seed;
}

function readJson<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}
