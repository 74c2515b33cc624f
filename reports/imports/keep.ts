import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { clean } from '../clean';
import { IMPORTS } from '../folders';
import type { Feature } from '../messages/run';
import { ImportError } from './errors';
import { readImport } from './read';

const LIST = 'imports.json';
/** Changes when what is kept could not be read any more. */
const SCHEMA = 1;

/** One import: what was read, clean, lies in `file`; the original is not kept. */
interface Kept {
  file: string;
  /** Its path as it was given. */
  shown: string;
}

interface Content {
  schema: typeof SCHEMA;
  features: Feature[];
}

/**
 * Reads results of other tools and keeps what they told in the output, without secrets, where each report of it finds them; one
 * of the same path takes the place of the former one. A run begins without any.
 *
 * @param root absolute path of the project.
 * @throws {ImportError} with all that is wrong; then nothing is kept.
 */
export async function keepImports(
  output: string,
  files: readonly string[],
  { tool, root }: { tool?: string | undefined; root: string },
): Promise<void> {
  const faults: string[] = [];
  const read = new Map<string, Feature[]>();
  for (const file of files) {
    await readImport({ file, tool }).then(
      (features) => read.set(file, features),
      (error: Error) => faults.push(`${file}: ${error.message}`),
    );
  }
  if (faults.length > 0) throw new ImportError(faults);
  const contents = [...read].map(([shown, features]) => ({ shown, features: clean(features, root) }));
  addContents(output, contents, (one, other) => one.shown === other.shown);
}

/** What was imported into an output, as features; a file that can no longer be read is told. */
export function readImports(output: string): { features: Feature[]; warnings: string[] } {
  const features: Feature[] = [];
  const warnings: string[] = [];
  for (const { shown, content } of contentsOf(output)) {
    if (content) features.push(...content.features);
    else warnings.push(`${shown} could not be read again: import it once more.`);
  }
  return { features, warnings };
}

/**
 * Puts what was imported into some outputs into another one: what several of them have alike only once.
 *
 * @param from folders that runs have left.
 */
export function carryImports(from: readonly string[], output: string): void {
  const contents = from.flatMap((folder) =>
    contentsOf(folder).flatMap(({ shown, content }) =>
      content ? [{ shown, features: content.features }] : [],
    ),
  );
  if (contents.length === 0) return;
  addContents(output, contents, (one, other) => one.shown === other.shown && one.text === other.text);
}

type Same = (one: Stored, other: Stored) => boolean;

interface Stored {
  shown: string;
  text: string;
}

/** @param same whether one takes the place of another. */
function addContents(
  output: string,
  contents: readonly { shown: string; features: Feature[] }[],
  same: Same,
): void {
  const folder = join(output, IMPORTS);
  mkdirSync(folder, { recursive: true });
  const kept = listOf(output);
  const stored = new Map<Kept, Stored>(
    kept.map((one) => [one, { shown: one.shown, text: textIn(join(folder, one.file)) ?? '' }]),
  );
  for (const { shown, features } of contents) {
    const text = `${JSON.stringify({ schema: SCHEMA, features } satisfies Content)}\n`;
    const next = { shown, text };
    const former = kept.find((one) => same(stored.get(one) as Stored, next));
    const entry = former ?? { file: `${kept.length + 1}-${nameOf(shown)}.json`, shown };
    if (!former) kept.push(entry);
    stored.set(entry, next);
    writeFileSync(join(folder, entry.file), text);
  }
  writeFileSync(join(folder, LIST), `${JSON.stringify(kept, null, 2)}\n`);
}

function nameOf(shown: string): string {
  return basename(shown)
    .replaceAll(/[^\w.-]/g, '_')
    .slice(-80);
}

function contentsOf(output: string): { shown: string; content: Content | undefined }[] {
  return listOf(output).map(({ file, shown }) => ({
    shown,
    content: parsed(textIn(join(output, IMPORTS, basename(file)))),
  }));
}

function parsed(text: string | undefined): Content | undefined {
  try {
    const content = JSON.parse(text ?? '') as Partial<Content>;
    return content.schema === SCHEMA && Array.isArray(content.features) ? (content as Content) : undefined;
  } catch {
    return undefined;
  }
}

function textIn(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function listOf(output: string): Kept[] {
  const list = join(output, IMPORTS, LIST);
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as Kept[]) : [];
}
