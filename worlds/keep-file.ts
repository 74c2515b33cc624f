import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileFacts, KeptFile } from '../support/evidence/kept-file';
import { extensionOf } from '../support/evidence/media';

/**
 * Writes bytes to `<output>/files/<hash>.<extension>`, once per content. Several workers may keep the same content at
 * once: whoever reads the file finds it whole.
 *
 * @param output the run's output folder.
 */
export async function keepFile(output: string, bytes: Uint8Array, facts: FileFacts): Promise<KeptFile> {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 20);
  const name = `${hash}.${extensionOf(facts.mediaType)}`;
  const file = path.join(output, 'files', name);
  if (!existsSync(file)) await writeWhole(file, bytes);
  return { path: `files/${name}`, bytes: bytes.length, ...facts };
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  try {
    await writeFile(draft, bytes);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    // Windows refuses to replace a file that another worker has open; it holds the same bytes.
    if (!existsSync(file)) throw error;
  }
}
