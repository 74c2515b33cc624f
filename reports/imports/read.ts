import { existsSync, readFileSync, statSync } from 'node:fs';
import { readRun } from '../messages/read';
import type { Feature } from '../messages/run';
import { buildFeature } from './build';
import { readCucumberJson } from './cucumber-json';
import { readJunit } from './junit';

/** Bytes; what is larger holds more than results. */
const LARGEST = 200_000_000;

export interface Given {
  /** Path of the file. */
  file: string;
  /** What it is to be called in the report; its own path unless given. */
  shown?: string;
  /** Name of the tool; found out from the file unless given. */
  tool?: string | undefined;
}

/**
 * Reads the results of another tool, whichever of the known kinds the file is.
 *
 * @throws Error that says what is wrong with it, without the path.
 */
export async function readImport({ file, shown = file, tool }: Given): Promise<Feature[]> {
  if (!existsSync(file)) throw new Error('there is no such file.');
  if (statSync(file).size > LARGEST) throw new Error(`has more than ${LARGEST / 1e6} MB.`);
  if (/\.ndjson(\.gz)?$/.test(file)) return await fromMessages({ file, shown, tool });
  const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  const read = text.trimStart().startsWith('<') ? readJunit(text) : readCucumberJson(text);
  const features = read.groups.map((group) => buildFeature(group, { tool: tool ?? read.tool, file: shown }));
  if (features.every(({ scenarios }) => scenarios.length === 0)) throw new Error('holds no results.');
  return features;
}

async function fromMessages({
  file,
  shown,
  tool = 'Cucumber',
}: Given & { shown: string }): Promise<Feature[]> {
  const { features, faults } = await readRun(file, { save: () => '', find: () => undefined });
  const [fault] = faults;
  if (fault) throw new Error(`line ${fault.line} is no message of Cucumber.`);
  if (features.length === 0) throw new Error('holds no results.');
  const source = { tool, file: shown };
  return features.map((feature) => ({ ...feature, uri: `${tool}/${feature.uri}`, source }));
}
