import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Feature } from '../messages/run';
import { ImportError } from './errors';
import { type Given, readImport } from './read';

/** The folder, inside the output, that holds what was imported. */
export const IMPORTS = 'imports';
const LIST = 'imports.json';

interface Kept {
  file: string;
  shown: string;
  tool?: string;
}

/**
 * Copies results of other tools into the output, where each report of it finds them; one of the same path takes the place of
 * the former one. A run begins without any.
 *
 * @throws {ImportError} with all that is wrong; then nothing is kept.
 */
export async function keepImports(output: string, files: readonly string[], tool?: string): Promise<void> {
  const faults: string[] = [];
  for (const file of files) {
    await readImport({ file, tool }).catch((error: Error) => faults.push(`${file}: ${error.message}`));
  }
  if (faults.length > 0) throw new ImportError(faults);
  const folder = join(output, IMPORTS);
  mkdirSync(folder, { recursive: true });
  const kept = new Map(listOf(folder).map((one) => [one.shown, one]));
  for (const shown of files) {
    const file = kept.get(shown)?.file ?? `${kept.size + 1}-${basename(shown).replaceAll(/[^\w.-]/g, '_')}`;
    copyFileSync(shown, join(folder, file));
    kept.set(shown, { file, shown, ...(tool !== undefined && { tool }) });
  }
  writeFileSync(join(folder, LIST), `${JSON.stringify([...kept.values()], null, 2)}\n`);
}

/** What was imported into an output, as features; a file that can no longer be read is told. */
export async function readImports(output: string): Promise<{ features: Feature[]; warnings: string[] }> {
  const folder = join(output, IMPORTS);
  const features: Feature[] = [];
  const warnings: string[] = [];
  for (const { file, shown, tool } of listOf(folder)) {
    const given: Given = { file: join(folder, file), shown, tool };
    await readImport(given).then(
      (read) => features.push(...read),
      (error: Error) => warnings.push(`${shown} could not be imported: ${error.message}`),
    );
  }
  return { features, warnings };
}

function listOf(folder: string): Kept[] {
  const list = join(folder, LIST);
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Kept[]) : [];
}
