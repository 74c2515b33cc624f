import type { Readable } from 'node:stream';
import {
  brotliDecompressSync,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  type ZlibOptions,
  zstdDecompressSync,
} from 'node:zlib';
import { describeBytes, readText } from '../http/content';

/** Bytes of one body that are kept. */
const LARGEST = 64 * 1024;
/** Bytes that a kept body may unpack to. */
const LARGEST_UNPACKED = 1024 * 1024;

type Unpacking = (content: Buffer, options: Pick<ZlibOptions, 'maxOutputLength'>) => Buffer;

/** An older Node lacks zstd. */
const UNPACK: Record<string, Unpacking | undefined> = {
  br: brotliDecompressSync,
  // Some servers leave out the head that zlib begins with.
  deflate: (content, options) => (content[0] === 0x78 ? inflateSync : inflateRawSync)(content, options),
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  zstd: zstdDecompressSync,
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
    const unpack = content.length > 0 && encoding !== undefined ? UNPACK[encoding.toLowerCase()] : undefined;
    try {
      return readText(unpack ? unpack(content, { maxOutputLength: LARGEST_UNPACKED }) : content, type);
    } catch {
      return describeBytes(content.length, type);
    }
  }
}
