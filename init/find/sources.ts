import type { Guess } from '../found';

/** A file of Rust, without its unit tests. */
export interface Source {
  /** From the project's folder, with `/`. */
  file: string;
  text: string;
}

/** Unit tests stand below what they test, and say nothing about how the program is run. */
export function withoutTests(text: string): string {
  const at = text.search(/^\s*#\[cfg\(test\)\]/m);
  return at === -1 ? text : text.slice(0, at);
}

/** The first match in the sources, whose first group is the value. */
export function firstOf(sources: readonly Source[], pattern: RegExp): Guess | undefined {
  return allOf(sources, pattern)[0];
}

/** All matches, a value once. */
export function allOf(sources: readonly Source[], pattern: RegExp): Guess[] {
  const found = new Map<string, Guess>();
  for (const { file, text } of sources) {
    for (const match of text.matchAll(new RegExp(pattern, 'gm'))) {
      const value = match[1] ?? match[0];
      const line = text.slice(0, match.index).split('\n').length;
      if (!found.has(value)) found.set(value, { value, at: `${file}:${line}` });
    }
  }
  return [...found.values()];
}
