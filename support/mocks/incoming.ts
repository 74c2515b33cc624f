import type { IncomingMessage } from 'node:http';
import { parseBody, readText } from '../http/content';
import { readWhole } from '../http/read-whole';

/** A request that a mock received. */
export interface Incoming {
  method: string;
  /** With its query, as sent. */
  path: string;
  /** Names in lower case; several values joined by `, `. */
  headers: Record<string, string>;
  content: Buffer;
  /** As text; binary as `<n bytes of type>`. */
  text: string;
  /** The parsed JSON, else the text; null when there is none. */
  body: unknown;
  /** Of the W3C `traceparent`. */
  traceId: string | undefined;
}

/** @returns undefined when it was larger than 10 MiB or broke off. */
export async function readIncoming(request: IncomingMessage): Promise<Incoming | undefined> {
  const content = await readWhole(request);
  if (!content) return undefined;
  const { method = '', url: path = '', headersDistinct } = request;
  const headers = Object.fromEntries(
    Object.entries(headersDistinct).map(([name, values]) => [name, values?.join(', ') ?? '']),
  );
  const text = readText(content, headers['content-type']);
  return {
    method,
    path,
    headers,
    content,
    text,
    body: text === '' ? null : parseBody(text, headers['content-type']),
    traceId: /^[0-9a-f]{2}-([0-9a-f]{32})-/.exec(headers.traceparent ?? '')?.[1],
  };
}
