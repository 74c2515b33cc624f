import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { CompressionError } from './errors';

const METHODS: Record<string, (content: Buffer) => Buffer> = {
  br: brotliCompressSync,
  deflate: deflateSync,
  gzip: gzipSync,
};

/** @param method a content coding of HTTP: gzip, deflate or br. @throws CompressionError */
export function compress(content: string | Buffer, method: string): Buffer {
  const pack = METHODS[checkCompression(method)];
  return pack ? pack(Buffer.from(content as string)) : Buffer.from(content as string);
}

/** @throws CompressionError when there is no such method */
export function checkCompression(method: string): string {
  if (!Object.hasOwn(METHODS, method)) throw new CompressionError(method, Object.keys(METHODS));
  return method;
}
