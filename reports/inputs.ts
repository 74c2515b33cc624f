import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { RunFacts } from './facts';
import { ReportError } from './report-error';

/** A stream of messages and the facts that lie beside it. */
export interface Input {
  /** Path of the NDJSON, packed or not. */
  messages: string;
  /** Its `run.json`, or the path of it; undefined when there is none. */
  facts?: string | RunFacts;
}

const STREAM = /\.ndjson(\.gz)?$/;
/** Folders that hold no results, or those of an earlier report. */
const PASSED_OVER = new Set(['node_modules', '.git', 'html', 'site', 'files']);
const DEEPEST = 8;

/**
 * The streams in files and folders. A folder that holds `messages.ndjson` is one run; any other is searched, so that the
 * folder to which a CI server loads the results of all shards can be given as it is.
 *
 * @returns in the order of the paths, inside a folder by name.
 * @throws {ReportError} that names all paths in which there is nothing.
 */
export function findInputs(paths: readonly string[]): Input[] {
  const found = paths.map((path) => ({ path, inputs: existsSync(path) ? inputsIn(path) : undefined }));
  const faults = found.flatMap(({ path, inputs }) => {
    if (!inputs) return [`${path}: there is no such file or folder`];
    return inputs.length > 0 ? [] : [`${path}: holds no messages.ndjson, itself or in its folders`];
  });
  if (faults.length > 0) {
    throw new ReportError({
      what: 'There are no results where they were looked for.',
      details: faults.join('\n'),
      next: 'Name folders that runs have left (reports/output), or files of Cucumber Messages (.ndjson, .ndjson.gz).',
    });
  }
  const unique = new Map(found.flatMap(({ inputs = [] }) => inputs.map((input) => [input.messages, input])));
  return [...unique.values()];
}

function inputsIn(path: string): Input[] {
  return statSync(path).isDirectory() ? inFolder(path, 0) : [inputOf(path)];
}

function inFolder(folder: string, depth: number): Input[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const own = ['messages.ndjson', 'messages.ndjson.gz'].find((name) =>
    entries.some((entry) => entry.name === name),
  );
  if (own) return [inputOf(join(folder, own))];
  const names = entries
    .filter((entry) => (entry.isDirectory() ? !PASSED_OVER.has(entry.name) : STREAM.test(entry.name)))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  return names.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return [inputOf(path)];
    return depth < DEEPEST ? inFolder(path, depth + 1) : [];
  });
}

/** `shard-1.ndjson` may have its facts in `shard-1.json`, where several lie in one folder. */
function inputOf(messages: string): Input {
  const own = join(dirname(messages), `${basename(messages).replace(STREAM, '')}.json`);
  const facts = [own, join(dirname(messages), 'run.json')].find((file) => existsSync(file));
  return facts === undefined ? { messages } : { messages, facts };
}
