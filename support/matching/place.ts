import type { JsonObject, Key } from './json';
import { lookup } from './lookup';
import type { Surroundings } from './marker';
import type { MatchMode } from './mismatch';
import { formatPath } from './path';

/** Where a comparison is, as a chain up to the whole value. */
export interface Place {
  mode: MatchMode;
  /** Only whether there is a difference matters: no words for people. */
  quick?: boolean | undefined;
  depth: number;
  /** The whole actual value, which the fields that markers name are fields of. */
  root?: unknown;
  /** The actual object that holds the value. */
  holder?: unknown;
  key?: Key;
  parent?: Place;
}

/** @param holder what the key leads into, of the actual value. */
export function within(parent: Place, key: Key, holder?: JsonObject): Place {
  const { mode, quick, depth, root } = parent;
  return { mode, quick, depth: depth + 1, root, holder: holder ?? parent.holder, key, parent };
}

export function surroundingsOf({ root, holder }: Place): Surroundings {
  return {
    field: (path) => (path.startsWith('.') ? lookup(holder, path.slice(1)) : lookup(root, path)),
  };
}

export function pathOf(place: Place): string {
  if (place.quick) return '';
  const keys: Key[] = [];
  for (let at: Place | undefined = place; at?.key !== undefined; at = at.parent) keys.push(at.key);
  return formatPath(keys.reverse());
}
