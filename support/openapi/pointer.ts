import { isObject, type JsonObject } from '../matching/json';

const followed = new WeakMap<object, Map<string, unknown>>();

/**
 * What stands at a pointer, `#` for the whole; undefined when nothing does. It is remembered: a document does not change
 * once it is read, and its references are followed over and over.
 */
export function follow(root: unknown, pointer: string): unknown {
  if (pointer === '#') return root;
  if (!pointer.startsWith('#/') || typeof root !== 'object' || root === null) return undefined;
  const known = followed.get(root) ?? new Map<string, unknown>();
  followed.set(root, known);
  if (!known.has(pointer)) known.set(pointer, walked(root, pointer));
  return known.get(pointer);
}

function walked(root: object, pointer: string): unknown {
  let node: unknown = root;
  for (const token of pointer.slice(2).split('/')) {
    const key = decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
    node = isObject(node) || Array.isArray(node) ? (node as JsonObject)[key] : undefined;
  }
  return node;
}
