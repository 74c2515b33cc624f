import { isObject, type JsonObject } from '../matching/json';
import { RecordingError } from './errors';
import type { Recorded, RecordedBody } from './recorded';

/** A longer one is a mistake more often than a recording of one thing that somebody did. */
export const MOST_BYTES = 20_000_000;

/**
 * What an HTTP Archive (1.2) recorded, in order of time. Entries without a request or an address that can be read are
 * left out: proxies and extensions write much that is none.
 *
 * @param file what it is called in messages.
 * @throws RecordingError
 */
export function readHar(text: string, file: string): Recorded[] {
  const log = logOf(text, file);
  const { entries } = log;
  if (!Array.isArray(entries)) throw new RecordingError(file, 'It has no list "log.entries".');
  if (entries.length === 0)
    throw new RecordingError(file, 'Its "log.entries" is empty: nothing was recorded.');
  const titles = titlesOf(log);
  return entries
    .filter(isObject)
    .toSorted((one, other) => timeOf(one) - timeOf(other))
    .flatMap((entry) => recordedOf(entry, titles) ?? []);
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function logOf(text: string, file: string): JsonObject {
  let root: unknown;
  try {
    // Some tools write a mark of the byte order.
    root = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new RecordingError(file, `It is no JSON: ${(error as Error).message}`, error);
  }
  const log = isObject(root) ? root.log : undefined;
  if (!isObject(log)) throw new RecordingError(file, 'It has no "log" at its top.');
  return log;
}

function titlesOf({ pages }: JsonObject): Map<string, string> {
  const list = Array.isArray(pages) ? pages.filter(isObject) : [];
  return new Map(list.map(({ id, title }) => [String(id), typeof title === 'string' ? title : '']));
}

/** What has no time stays where it is. */
function timeOf({ startedDateTime }: JsonObject): number {
  const time = typeof startedDateTime === 'string' ? Date.parse(startedDateTime) : Number.NaN;
  return Number.isNaN(time) ? 0 : time;
}

function recordedOf(entry: JsonObject, titles: ReadonlyMap<string, string>): Recorded | undefined {
  const { request, response, pageref, _resourceType: purpose } = entry;
  if (!isObject(request) || !isObject(response)) return undefined;
  const { method, url } = request;
  if (
    typeof method !== 'string' ||
    !/^[a-z]{1,20}$/i.test(method) ||
    typeof url !== 'string' ||
    !URL.canParse(url)
  )
    return undefined;
  const content = isObject(response.content) ? response.content : {};
  const headers = headersOf(response, '\n');
  const type = typeof content.mimeType === 'string' ? content.mimeType : (headers['content-type'] ?? '');
  return {
    page: typeof pageref === 'string' ? titles.get(pageref) || pageref : undefined,
    method: method.toUpperCase(),
    url: new URL(url),
    headers: headersOf(request, ', '),
    body: bodyOf(request),
    status: Number(response.status) || 0,
    answer: { headers, type: type.split(';')[0]?.trim().toLowerCase() ?? '', text: textOf(content) },
    purpose: typeof purpose === 'string' ? purpose : undefined,
  };
}

function headersOf({ headers }: JsonObject, between: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of pairsIn(headers)) {
    const key = name.toLowerCase();
    // Those of HTTP/2 that begin with a colon stand elsewhere as well.
    if (!key.startsWith(':'))
      found[key] = Object.hasOwn(found, key) ? `${found[key]}${between}${value}` : value;
  }
  return found;
}

function pairsIn(list: unknown): [name: string, value: string][] {
  return (Array.isArray(list) ? list.filter(isObject) : []).flatMap(({ name, value }): [string, string][] =>
    typeof name === 'string' ? [[name, typeof value === 'string' ? value : '']] : [],
  );
}

function bodyOf(request: JsonObject): RecordedBody | undefined {
  const { postData } = request;
  if (!isObject(postData)) return undefined;
  const type = typeof postData.mimeType === 'string' ? postData.mimeType : '';
  const text = typeof postData.text === 'string' ? postData.text : '';
  const params = pairsIn(postData.params);
  if (text === '' && params.length > 0)
    return { type, text: /multipart/i.test(type) ? undefined : new URLSearchParams(params).toString() };
  if (text === '') return undefined;
  return { type, text: postData.encoding === 'base64' ? decoded(text) : text };
}

function textOf({ text, encoding }: JsonObject): string | undefined {
  if (typeof text !== 'string') return undefined;
  return encoding === 'base64' ? decoded(text) : text;
}

function decoded(text: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'base64'));
  } catch {
    return undefined;
  }
}
