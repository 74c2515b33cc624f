import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, type Transform } from 'node:stream';
import zlib from 'node:zlib';

/** An older Node lacks zstd. */
const UNPACKINGS: Readonly<Record<string, (() => Transform) | undefined>> = {
  gzip: zlib.createGunzip,
  'x-gzip': zlib.createGunzip,
  deflate: zlib.createInflate,
  br: zlib.createBrotliDecompress,
  zstd: zlib.createZstdDecompress,
};

/** What an answer says while it comes, without its packing, which nobody asked for; as it is when the packing is not known. */
export function unpacked(answer: IncomingMessage): Readable {
  const unpacking = UNPACKINGS[(answer.headers['content-encoding'] ?? '').trim().toLowerCase()];
  if (!unpacking) return answer;
  // What goes wrong is told by the last of them.
  return pipeline(answer, unpacking(), () => {});
}
