import type { Readable } from 'node:stream';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { describeBytes, readText } from '../http/content';

/** Bytes of one body that are kept. */
const LARGEST = 64 * 1024;
/** Bytes that a kept body may unpack to. */
const LARGEST_UNPACKED = 1024 * 1024;

const UNPACK: Record<string, typeof gunzipSync> = {
  br: brotliDecompressSync,
  deflate: inflateSync,
  gzip: gunzipSync,
};

/** Keeps what flows by, as long as it is not too much; holds nothing up. */
export class Tap {
  #parts: Buffer[] = [];
  #size = 0;

  constructor(stream: Readable) {
    stream.on('data', (chunk: Buffer) => {
      this.#size += chunk.length;
      if (this.#size <= LARGEST) this.#parts.push(chunk);
      else this.#parts = [];
    });
  }

  /** What flowed by so far as text; `<n bytes of type>` when it was over 64 KB or is no text. */
  text({ 'content-type': type, 'content-encoding': encoding }: Record<string, string>): string {
    if (this.#size > LARGEST) return describeBytes(this.#size, type);
    const content = Buffer.concat(this.#parts);
    const unpack = content.length > 0 && encoding !== undefined ? UNPACK[encoding] : undefined;
    try {
      return readText(unpack ? unpack(content, { maxOutputLength: LARGEST_UNPACKED }) : content, type);
    } catch {
      return describeBytes(content.length, type);
    }
  }
}
