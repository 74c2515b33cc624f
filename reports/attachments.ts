import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extensionOf } from '../support/evidence/media';
import type { Files } from './messages/attachment';

/** Saves attachments into `folder` under the hash of their bytes, each content once; answers with their file names. */
export function saveInto(folder: string): Files['save'] {
  mkdirSync(folder, { recursive: true });
  return (bytes, mediaType) => {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 20);
    const name = `${hash}.${extensionOf(mediaType)}`;
    const file = join(folder, name);
    if (!existsSync(file)) writeFileSync(file, bytes);
    return name;
  };
}
