import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';

/** What a file beside the tests holds; `UPDATE_GOLDEN=1` writes the text there first. */
export function golden(name: string, text: string): string {
  const file = path.join(__dirname, name);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, text);
  expect(existsSync(file), `${file} is missing; UPDATE_GOLDEN=1 writes it`).toBe(true);
  return readFileSync(file, 'utf8');
}
