import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { normalise } from './normalise';
import type { FinishedProject } from './run-project';

const FOLDER = path.join(__dirname, '..', 'runs', 'golden');

/**
 * Compares all that a run printed with a file in `tests/runs/golden/`. `UPDATE_GOLDEN=1` writes the file instead; a
 * file that is not there is a failure.
 */
export function expectGolden({ output, root }: FinishedProject, name: string): void {
  const file = path.join(FOLDER, `${name}.txt`);
  const text = normalise(output, root);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, text);
    return;
  }
  expect(existsSync(file), `${file} is missing; UPDATE_GOLDEN=1 writes it`).toBe(true);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

/** What a file of `tests/reports/golden/` holds; `UPDATE_GOLDEN=1` writes the text there first. */
export function readGolden(name: string, text: string): string {
  const file = path.join(__dirname, '..', 'reports', 'golden', name);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(existsSync(file), `${file} is missing; UPDATE_GOLDEN=1 writes it`).toBe(true);
  return readFileSync(file, 'utf8');
}
