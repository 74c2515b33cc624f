import type { Found, NotFound } from './lookup';

/** What a marker accepts in place of a value. */
export interface Marker {
  /** For messages, after "expected:". */
  words: string;
  accepts(value: unknown): boolean;
  /** Whether the field may be missing. */
  acceptsAbsence: boolean;
  /** What is expected of each item of the list that was accepted. */
  each?: { expected: unknown };
  /** The same marker, knowing what stands around the value; only for one that looks at other fields. */
  beside?(surroundings: Surroundings): Marker;
}

/** What stands around the value that a marker is held against. */
export interface Surroundings {
  /** Another field of the same body; a name that begins with a dot, of the object that holds the value. */
  field(path: string): Found | NotFound;
}

/** What could be read of a marker: itself, or what is wrong with it. */
export type Reading = Marker | string;

export function isFault(reading: Reading): reading is string {
  return typeof reading === 'string';
}

/** The form with two signs: null and a missing field are accepted too. */
export function orNothing(marker: Marker): Marker {
  const { words, accepts, beside } = marker;
  return {
    ...marker,
    words: `${words}, or null, or nothing`,
    accepts: (value) => value === null || accepts(value),
    acceptsAbsence: true,
    ...(beside && { beside: (surroundings) => orNothing(beside(surroundings)) }),
  };
}
