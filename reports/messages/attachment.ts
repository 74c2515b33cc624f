import type * as messages from '@cucumber/messages';
import { KEPT_FILE } from '../../support/evidence/kept-file';
import { type FoundFile, readReference } from './kept';
import type { Attachment } from './run';

/** Where an attachment's bytes come from and go to. */
export interface Files {
  /** Saves bytes and answers with the path that a page of the report reaches them by. */
  save(bytes: Buffer, mediaType: string): string;
  /** Finds a file that the run keeps beside its messages; undefined when it is not there or not among those. */
  find(path: string): FoundFile | undefined;
}

export function readAttachment(message: messages.Attachment, files: Files): Attachment {
  const mediaType = message.mediaType.toLowerCase();
  const about = message.fileName === undefined ? { mediaType } : { mediaType, name: message.fileName };
  if (message.url !== undefined) return { ...about, kind: 'link', url: message.url };
  const bytes = Buffer.from(message.body, message.contentEncoding === 'BASE64' ? 'base64' : 'utf8');
  if (mediaType.startsWith('text/uri-list')) return { ...about, kind: 'link', url: bytes.toString().trim() };
  if (mediaType === KEPT_FILE)
    return keptFile(bytes.toString(), files) ?? { ...about, kind: 'text', text: bytes.toString() };
  if (isText(mediaType)) return { ...about, kind: 'text', text: bytes.toString() };
  return { ...about, kind: 'file', path: files.save(bytes, mediaType), bytes: bytes.length };
}

/** Undefined when the text is no reference to a file. */
function keptFile(text: string, files: Files): Attachment | undefined {
  const reference = readReference(text);
  if (!reference) return undefined;
  const { name, mediaType, note } = reference;
  const found = files.find(reference.path);
  if (!found) return { name, mediaType, kind: 'lost', path: reference.path };
  const { bytes, source } = found;
  const path = files.save(bytes, mediaType);
  return {
    name,
    mediaType,
    kind: 'file',
    path,
    bytes: bytes.length,
    source,
    ...(note !== undefined && { note }),
  };
}

/** SVG counts as text: its scripts and its secrets must pass the same checks as any other text. */
function isText(mediaType: string): boolean {
  return /^text\/|^application\/(json|x-ndjson|xml|javascript|graphql|yaml|problem)|\+(json|xml|yaml)\b/.test(
    mediaType,
  );
}
