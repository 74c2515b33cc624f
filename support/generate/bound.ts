import type { Key } from '../matching/json';

/** What a service has to look at to refuse a value: what kind of value it is, what it says, or either. */
export type Fault = 'shape' | 'content' | 'either';

/** One value of one field at, or just beyond, what a schema allows. */
export interface Bound {
  keys: Key[];
  /** Undefined when the field is left out. */
  value: unknown;
  /** In words: `quantity is 100, above its most of 99`. */
  words: string;
  fault?: Fault;
}

/** What a schema refuses and what it just accepts. */
export interface Bounds {
  refused: Bound[];
  accepted: Bound[];
}
