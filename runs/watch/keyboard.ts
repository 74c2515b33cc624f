import type { ReadStream } from 'node:tty';

/** What somebody at the keyboard wants. */
export type Wish = 'all' | 'failed' | 'quit';

const KEYS: Readonly<Record<string, Wish>> = {
  a: 'all',
  '': 'all',
  '\r': 'all',
  '\n': 'all',
  f: 'failed',
  q: 'quit',
  // Ctrl-C and Ctrl-D, which a terminal hands on as they are when it hands on every key.
  '\u0003': 'quit',
  '\u0004': 'quit',
};

/** Hears keys of a terminal, and lines of anything else. @returns ends it. */
export function hearKeys(input: NodeJS.ReadStream, wish: (wish: Wish) => void): () => void {
  const terminal = input.isTTY ? (input as ReadStream) : undefined;
  terminal?.setRawMode(true);
  let rest = '';
  const hear = (text: string) => {
    const parts = terminal ? [...text] : (rest + text).split('\n');
    if (!terminal) rest = parts.pop() ?? '';
    for (const part of parts) {
      const key = KEYS[terminal ? part : part.trim()];
      if (key) wish(key);
    }
  };
  input.setEncoding('utf8').on('data', hear);
  return () => {
    input.off('data', hear);
    terminal?.setRawMode(false);
    input.pause();
    input.unref?.();
  };
}
