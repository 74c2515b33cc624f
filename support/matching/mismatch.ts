export type MatchMode = 'exact' | 'any order' | 'contain';

/** One difference. `expected` and `actual` are absent where that side has nothing. */
export interface Mismatch {
  /** As `formatPath` writes it; empty for the whole value. */
  path: string;
  kind: 'different' | 'missing' | 'unexpected' | 'no such item' | 'bad marker' | 'too deep';
  expected?: unknown;
  actual?: unknown;
  /** What was expected, where words say it better than the value; for a bad marker what is wrong with it. */
  words?: string;
  /** Path of a field that may be the missing one, misspelt. */
  near?: string;
  /** The list item that comes nearest to the expected one, and how it differs. */
  closest?: { path: string; mismatches: Mismatch[] };
}
