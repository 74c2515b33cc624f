import { promisify } from 'node:util';
import zlib, { type InputType } from 'node:zlib';

type Unpacking = (content: InputType) => Promise<Buffer>;

/** Content that ends too early is taken as far as it goes, as browsers do. */
const AS_FAR_AS = { flush: zlib.constants.Z_SYNC_FLUSH, finishFlush: zlib.constants.Z_SYNC_FLUSH };
const { BROTLI_OPERATION_FLUSH } = zlib.constants;

const unzip: Unpacking = async (content) =>
  await promisify<InputType, zlib.ZlibOptions, Buffer>(zlib.unzip)(content, AS_FAR_AS);
const inflateRaw: Unpacking = async (content) =>
  await promisify<InputType, zlib.ZlibOptions, Buffer>(zlib.inflateRaw)(content, AS_FAR_AS);
const unbrotli: Unpacking = async (content) =>
  await promisify<InputType, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress)(content, {
    flush: BROTLI_OPERATION_FLUSH,
    finishFlush: BROTLI_OPERATION_FLUSH,
  });
/** Some servers leave out the head that zlib begins with. */
const inflate = async (content: Buffer): Promise<Buffer> =>
  await (content[0] === ZLIB_HEAD ? unzip : inflateRaw)(content);
const ZLIB_HEAD = 0x78;

const UNPACKINGS: Readonly<Record<string, (content: Buffer) => Promise<Buffer>>> = {
  gzip: unzip,
  'x-gzip': unzip,
  compress: unzip,
  'x-compress': unzip,
  deflate: inflate,
  br: unbrotli,
};

/**
 * The content of an answer without its packing; as it is when the packing is not known.
 *
 * @param packing the `Content-Encoding`.
 * @throws what zlib reports when it is not packed like that
 */
export async function unpack(content: Buffer, packing: string): Promise<Buffer> {
  const unpacking = content.length > 0 ? UNPACKINGS[packing.toLowerCase()] : undefined;
  return unpacking ? await unpacking(content) : content;
}
