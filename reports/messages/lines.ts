import { createReadStream } from 'node:fs';
import { constants, createGunzip } from 'node:zlib';

export interface Line {
  /** From 1. */
  number: number;
  text: string;
  /** False for a last line without a line break: its writer may have died in the middle of it. */
  whole: boolean;
}

/**
 * The lines of a text file, one at a time; one that ends in `.gz` is unpacked, as far as it goes.
 * `node:readline` would not do: it also breaks at U+2028 and U+2029, which JSON allows inside a string.
 */
export async function* readLines(file: string): AsyncGenerator<Line> {
  let number = 0;
  let parts: string[] = [];
  for await (const chunk of textOf(file)) {
    const pieces = chunk.split('\n');
    const rest = pieces.pop() ?? '';
    for (const piece of pieces) {
      parts.push(piece);
      yield { number: ++number, text: parts.join(''), whole: true };
      parts = [];
    }
    parts.push(rest);
  }
  const last = parts.join('');
  if (last !== '') yield { number: number + 1, text: last, whole: false };
}

async function* textOf(file: string): AsyncGenerator<string> {
  const stream = createReadStream(file);
  // Whoever packed it may have died in the middle of it.
  const tolerant = { finishFlush: constants.Z_SYNC_FLUSH };
  const bytes = file.endsWith('.gz') ? stream.compose(createGunzip(tolerant)) : stream;
  const decoder = new TextDecoder();
  for await (const chunk of bytes) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
}
