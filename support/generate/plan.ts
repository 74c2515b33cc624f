import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { isObject } from '../matching/json';
import type { Feature } from './feature';
import { type Change, mergeFeature } from './merge';

/** What a generation would do to one file. */
export interface FilePlan {
  /** Relative to the folder, with `/`. */
  file: string;
  before: string | undefined;
  /** Undefined when the file goes. */
  after: string | undefined;
  changes: Change[];
}

export interface Plan {
  files: FilePlan[];
  /** Keys by file, as the state file keeps them. */
  given: Record<string, string[]>;
  /** Whether the state file says something else. */
  stateChanged: boolean;
}

/** Beside the features: what was generated, so that what is missing of it was taken out by somebody. */
const STATE = 'generated.json';

/**
 * Compares what documents give with a folder of generated features.
 *
 * @param apis folders that these features are all of; a file of theirs that nothing is generated for any more goes.
 * @param taken keys of scenarios that are to be as they are generated, whoever edited them.
 */
export function planFiles(
  folder: string,
  features: readonly Feature[],
  apis: readonly string[],
  taken: ReadonlySet<string> = new Set(),
): Plan {
  const state = readState(folder);
  const given: Record<string, string[]> = { ...state };
  const fresh = new Map(features.map((feature) => [feature.file, feature]));
  const gone = existing(folder).filter(
    (file) => !fresh.has(file) && apis.some((api) => file.startsWith(`${api}/`)),
  );
  const files = [...fresh.keys(), ...gone].sort().flatMap((file): FilePlan[] => {
    const before = read(path.join(folder, file));
    const feature = fresh.get(file);
    // A feature that nobody generated is not ours to take away.
    if (!feature && state[file] === undefined) return [];
    const known = state[file] ?? [];
    if (feature && before === undefined && known.includes('feature')) return [];
    const { text, changes, keys } = mergeFeature(file, before, known, feature, taken);
    if (keys.length > 0) given[file] = keys;
    else delete given[file];
    return [{ file, before, after: text, changes }];
  });
  return { files, given, stateChanged: JSON.stringify(sorted(given)) !== JSON.stringify(sorted(state)) };
}

/** The files that would change. */
export function changedFiles({ files }: Plan): FilePlan[] {
  return files.filter(({ before, after }) => before !== after);
}

/** What was generated for an API before, by the keys of its scenarios. */
export function keysGiven(folder: string, api: string): string[] {
  return Object.entries(readState(folder)).flatMap(([file, keys]) =>
    file.startsWith(`${api}/`) ? keys : [],
  );
}

/** What stands in the place of what would be generated, as a patch from the one to the other. */
export function proposalOf({ key, proposal }: Change): string | undefined {
  if (!proposal) return undefined;
  const { now, generated } = proposal;
  return createTwoFilesPatch(key, `${key} as generated`, `${now}\n`, `${generated}\n`, undefined, undefined, {
    context: 3,
  });
}

export function applyPlan(folder: string, plan: Plan): void {
  for (const { file, after } of changedFiles(plan)) {
    const full = path.join(folder, file);
    if (after === undefined) rmSync(full, { force: true });
    else {
      mkdirSync(path.dirname(full), { recursive: true });
      writeFileSync(full, after);
    }
  }
  mkdirSync(folder, { recursive: true });
  if (plan.stateChanged)
    writeFileSync(path.join(folder, STATE), `${JSON.stringify(sorted(plan.given), null, 2)}\n`);
}

/** The change of one file as a patch has it, three lines around each. */
export function patchOf({ file, before, after }: FilePlan): string {
  const from = before === undefined ? '/dev/null' : `a/${file}`;
  const to = after === undefined ? '/dev/null' : `b/${file}`;
  return createTwoFilesPatch(from, to, before ?? '', after ?? '', undefined, undefined, { context: 3 });
}

function readState(folder: string): Record<string, string[]> {
  const text = read(path.join(folder, STATE));
  try {
    const state: unknown = text === undefined ? {} : JSON.parse(text);
    return isObject(state) ? (state as Record<string, string[]>) : {};
  } catch {
    return {};
  }
}

function existing(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.feature')).map((file) => file.replaceAll('\\', '/'));
}

function read(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function sorted(given: Record<string, string[]>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(given).sort(([one], [other]) => (one < other ? -1 : 1)));
}
