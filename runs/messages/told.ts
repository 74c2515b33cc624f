import type { Envelope } from '@cucumber/messages';

/** How a message came from a worker. */
export interface Told {
  /** It as JSON, fit for all who get it (see `present`). */
  readonly line: string;
  /** Whether others that came with it are still to be seen. */
  readonly more: boolean;
}

const known = new WeakMap<Readonly<Envelope>, Told>();

/** Undefined for a message of this thread. */
export function toldOf(envelope: Readonly<Envelope>): Told | undefined {
  return known.get(envelope);
}

/** The messages that a worker told at once, one a line. */
export function readTold(lines: string): Envelope[] {
  const all = lines.split('\n');
  return all.map((line, index) => {
    const envelope = JSON.parse(line) as Envelope;
    known.set(envelope, { line, more: index < all.length - 1 });
    return envelope;
  });
}
