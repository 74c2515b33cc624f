import type { IncomingMessage } from 'node:http';

/** Bytes of one body: one without end would otherwise fill the memory. */
const LARGEST = 10 * 1024 * 1024;

/** The body of a request that we received; undefined when it was larger than 10 MiB, or broke off. */
export async function readWhole(request: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      size += part.length;
      if (size <= LARGEST) parts.push(part);
    }
  } catch {
    // The caller went away; there is nobody left to answer.
    return undefined;
  }
  return size <= LARGEST ? Buffer.concat(parts) : undefined;
}
