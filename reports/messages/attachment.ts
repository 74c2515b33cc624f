import type * as messages from '@cucumber/messages';
import type { Attachment } from './run';

/** Saves bytes and answers with the path that a page of the report reaches them by. */
export type Save = (bytes: Buffer, mediaType: string) => string;

export function readAttachment(message: messages.Attachment, save: Save): Attachment {
  const mediaType = message.mediaType.toLowerCase();
  const about = message.fileName === undefined ? { mediaType } : { mediaType, name: message.fileName };
  if (message.url !== undefined) return { ...about, kind: 'link', url: message.url };
  const bytes = Buffer.from(message.body, message.contentEncoding === 'BASE64' ? 'base64' : 'utf8');
  if (mediaType.startsWith('text/uri-list')) return { ...about, kind: 'link', url: bytes.toString().trim() };
  if (isText(mediaType)) return { ...about, kind: 'text', text: bytes.toString() };
  return { ...about, kind: 'file', path: save(bytes, mediaType), bytes: bytes.length };
}

/** SVG counts as text: its scripts and its secrets must pass the same checks as any other text. */
function isText(mediaType: string): boolean {
  return /^text\/|^application\/(json|x-ndjson|xml|javascript|graphql|yaml|problem)|\+(json|xml|yaml)\b/.test(
    mediaType,
  );
}
