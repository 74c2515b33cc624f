import { wordsOf } from '../vocabulary/expressions';
import type { ParameterTypeSource } from '../vocabulary/sources';

/** What Cucumber's own parameter types accept. */
export const BUILT_IN: Readonly<Record<string, string>> = {
  string: 'a text between quotes: `"…"` or `\'…\'`',
  int: 'a whole number: `3`, `-1`',
  float: 'a number: `3`, `0.80`',
  word: 'a word without spaces',
};

/** What a parameter type accepts, in one line: the comment above it, its words, or its regular expression. */
export function acceptedBy(type: ParameterTypeSource): string {
  if (type.comment) return type.comment.replaceAll('\n', ' ');
  const words = wordsOf(type);
  return words ? words.map((word) => `\`${word}\``).join(', ') : `\`${type.regexp}\``;
}
