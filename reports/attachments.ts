import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Save } from './messages/attachment';

/** What a browser shows or hands on without running it. Anything else is saved as `.bin`. */
const EXTENSIONS: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/gif': 'gif',
  'video/webm': 'webm',
  'video/mp4': 'mp4',
  'application/zip': 'zip',
  'application/pdf': 'pdf',
};

/** Saves attachments into `folder` under the hash of their bytes, each content once; answers with their file names. */
export function saveInto(folder: string): Save {
  mkdirSync(folder, { recursive: true });
  return (bytes, mediaType) => {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 20);
    const name = `${hash}.${EXTENSIONS[mediaType.split(';')[0] ?? ''] ?? 'bin'}`;
    const file = join(folder, name);
    if (!existsSync(file)) writeFileSync(file, bytes);
    return name;
  };
}
