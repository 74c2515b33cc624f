import { isCollection, isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { Key } from './json';

/** The line, from 1, in which a value of JSON or YAML stands; of what is not there, the nearest that holds it. */
export function lineOf(text: string, keys: readonly Key[]): number | undefined {
  const lines = new LineCounter();
  let node: unknown = parseDocument(text, { lineCounter: lines }).contents;
  let offset = offsetOf(node);
  for (const key of keys) {
    if (!isCollection(node)) break;
    const next = node.get(key, true) as unknown;
    if (next === undefined) break;
    offset = keyOffset(node, key) ?? offsetOf(next) ?? offset;
    node = next;
  }
  return offset === undefined ? undefined : lines.linePos(offset).line;
}

/** A field begins with its name. */
function keyOffset(node: Node, key: Key): number | undefined {
  if (!isMap(node)) return undefined;
  const pair = node.items.find((one) => isScalar(one.key) && one.key.value === key);
  return offsetOf(pair?.key);
}

function offsetOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
