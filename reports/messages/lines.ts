import { createReadStream } from 'node:fs';

export interface Line {
  /** From 1. */
  number: number;
  text: string;
  /** False for a last line without a line break: its writer may have died in the middle of it. */
  whole: boolean;
}

/**
 * The lines of a text file, one at a time.
 * `node:readline` would not do: it also breaks at U+2028 and U+2029, which JSON allows inside a string.
 */
export async function* readLines(file: string): AsyncGenerator<Line> {
  let number = 0;
  let parts: string[] = [];
  for await (const chunk of createReadStream(file, 'utf8')) {
    const pieces = (chunk as string).split('\n');
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
