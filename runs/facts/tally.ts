import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FILE = 'tally.txt';

/** Adds to a count of this run; workers are threads and share nothing but the folder of the run. */
export function tally(output: string, what: string, count: number): void {
  appendFileSync(path.join(output, FILE), `${what} ${count}\n`);
}

/** The counts of all workers so far: in how many scenarios or draws, and how many in all. */
export function tallied(output: string, what: string): { times: number; sum: number } {
  const file = path.join(output, FILE);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const counts = lines
    .filter((line) => line.startsWith(`${what} `))
    .map((line) => Number(line.split(' ')[1]));
  return { times: counts.length, sum: counts.reduce((sum, count) => sum + count, 0) };
}
