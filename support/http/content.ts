import { isUtf8 } from 'node:buffer';
import { isJsonKind } from '../openapi/media-range';

const CHARSET = /;\s*charset="?([^";\s]+)/i;

/**
 * The bytes as text, when that is what they are; else `<n bytes of type>`. Text is exact: no character is added,
 * dropped or translated.
 */
export function readText(content: Buffer, contentType: string | undefined): string {
  if (content.length === 0) return '';
  const charset = contentType === undefined ? undefined : CHARSET.exec(contentType)?.[1];
  const text = charset === undefined ? utf8(content) : decode(content, charset, true);
  if (text !== undefined && !text.includes('\0')) return text;
  const isText = /^text\/|^[^;]*[/+](?:json|xml)\b/i.test(contentType ?? '');
  return (isText && decode(content, charset ?? 'utf-8', false)) || describeBytes(content.length, contentType);
}

export function describeBytes(length: number, contentType: string | undefined): string {
  const type = contentType?.split(';')[0]?.trim() || 'unknown type';
  return `<${length} ${length === 1 ? 'byte' : 'bytes'} of ${type}>`;
}

/** The parsed JSON, when the text says that it is JSON by its type or its first character; else the text. */
export function parseBody(text: string, contentType: string | undefined): unknown {
  if (!isJsonKind(contentType) && !/^\s*[{[]/.test(text)) return text;
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) as unknown;
  } catch {
    return text;
  }
}

/** The same as a decoder would give, which is only worth making for other charsets. */
function utf8(content: Buffer): string | undefined {
  return isUtf8(content) ? content.toString('utf8') : undefined;
}

function decode(content: Buffer, charset: string, fatal: boolean): string | undefined {
  try {
    return new TextDecoder(charset, { fatal, ignoreBOM: true }).decode(content);
  } catch {
    return undefined;
  }
}
