import { promisify } from 'node:util';
import node, { type InputType } from 'node:zlib';

/** What unpacks here; an older Node lacks zstd. */
type Zlib = Pick<typeof node, 'unzip' | 'inflateRaw' | 'brotliDecompress'> &
  Partial<Pick<typeof node, 'zstdDecompress'>>;

type Unpacking = (content: Buffer, zlib: Zlib) => Promise<Buffer>;

/** The error when this Node knows no zstd. */
class NoZstd extends Error {
  readonly code = NO_ZSTD;
}

export const NO_ZSTD = 'ERR_NO_ZSTD';

/** Content that ends too early is taken as far as it goes, as browsers do. */
const AS_FAR_AS = { flush: node.constants.Z_SYNC_FLUSH, finishFlush: node.constants.Z_SYNC_FLUSH };
const { BROTLI_OPERATION_FLUSH } = node.constants;

const unzip: Unpacking = async (content, zlib) =>
  await promisify<InputType, node.ZlibOptions, Buffer>(zlib.unzip)(content, AS_FAR_AS);
const inflateRaw: Unpacking = async (content, zlib) =>
  await promisify<InputType, node.ZlibOptions, Buffer>(zlib.inflateRaw)(content, AS_FAR_AS);
const unbrotli: Unpacking = async (content, zlib) =>
  await promisify<InputType, node.BrotliOptions, Buffer>(zlib.brotliDecompress)(content, {
    flush: BROTLI_OPERATION_FLUSH,
    finishFlush: BROTLI_OPERATION_FLUSH,
  });
/** One that ends too early has no part that could be taken, as a short one is a single block. */
const unzstd: Unpacking = async (content, { zstdDecompress }) => {
  if (!zstdDecompress) throw new NoZstd('zstd is unknown here');
  return await promisify<InputType, Buffer>(zstdDecompress)(content);
};
/** Some servers leave out the head that zlib begins with. */
const inflate: Unpacking = async (content, zlib) =>
  await (content[0] === ZLIB_HEAD ? unzip : inflateRaw)(content, zlib);
const ZLIB_HEAD = 0x78;

const UNPACKINGS: Readonly<Record<string, Unpacking>> = {
  gzip: unzip,
  'x-gzip': unzip,
  compress: unzip,
  'x-compress': unzip,
  deflate: inflate,
  br: unbrotli,
  zstd: unzstd,
  identity: async (content) => content,
};

/**
 * The content of an answer without its packing; as it is from where the packing is not known.
 *
 * @param packing the `Content-Encoding`; of several the last was put on last.
 * @throws what zlib reports when it is not packed like that, or code `ERR_NO_ZSTD`
 */
export async function unpack(content: Buffer, packing: string, zlib: Zlib = node): Promise<Buffer> {
  let left = content;
  for (const name of packing.toLowerCase().split(',').reverse()) {
    const unpacking = UNPACKINGS[name.trim()];
    if (!unpacking || left.length === 0) return left;
    left = await unpacking(left, zlib);
  }
  return left;
}
