import { closeSync, openSync, readSync } from 'node:fs';
import type { Attachment, Envelope } from '@cucumber/messages';

/** A message in the record of a run, in bytes. */
export interface Place {
  file: string;
  offset: number;
  length: number;
}

/**
 * Takes the body of an attachment out of memory: whoever asks for it gets it from the record of the run. Cucumber keeps all
 * attachments until its formatters have ended, for those that show them then.
 */
export function leaveOnDisk(attachment: Attachment, place: Place): void {
  Object.defineProperty(attachment, 'body', {
    enumerable: true,
    configurable: true,
    get: () => bodyAt(place) ?? `It is no longer in ${place.file}.`,
    set(this: Attachment, value: string) {
      Object.defineProperty(this, 'body', { value, enumerable: true, configurable: true, writable: true });
    },
  });
}

/** Undefined where it is gone, because another run has begun there. */
function bodyAt(place: Place): string | undefined {
  try {
    const { attachment } = JSON.parse(textAt(place)) as Envelope;
    return attachment?.body;
  } catch {
    return undefined;
  }
}

function textAt({ file, offset, length }: Place): string {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(length);
    const count = readSync(descriptor, bytes, 0, length, offset);
    return bytes.toString('utf8', 0, count);
  } finally {
    closeSync(descriptor);
  }
}
