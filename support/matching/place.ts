import type { Key } from './json';
import type { MatchMode } from './mismatch';
import { formatPath } from './path';

/** Where a comparison is, as a chain up to the whole value. */
export interface Place {
  mode: MatchMode;
  /** Only whether there is a difference matters: no words for people. */
  quick?: boolean;
  depth: number;
  key?: Key;
  parent?: Place;
}

export function within(parent: Place, key: Key): Place {
  const { mode, quick, depth } = parent;
  return { mode, ...(quick && { quick }), depth: depth + 1, key, parent };
}

export function pathOf(place: Place): string {
  if (place.quick) return '';
  const keys: Key[] = [];
  for (let at: Place | undefined = place; at?.key !== undefined; at = at.parent) keys.push(at.key);
  return formatPath(keys.reverse());
}
