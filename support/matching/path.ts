import type { Key } from './json';
import { PathError } from './path-error';

const NAME = /[^.[\]]+/y;
const INDEX = /\[\s*(-?\d+)\s*\]/y;
const QUOTED = /\[\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*\]/y;
/** Names that `NAME` reads back as they are and that nobody takes for an index, a quote or a JSONPath. */
const PLAIN = /^[^.[\]\s"'$](?:[^.[\]]*[^.[\]\s])?$/;

/**
 * Reads a field name as steps and tables write it: `customer.name`, `lines[0].sku`, `[0].id`, `lines[-1]` (the last),
 * `["a.b"]` or `['a.b']` for names with other characters.
 *
 * @throws PathError with the place of the fault.
 */
export function parsePath(path: string): Key[] {
  if (path === '') throw new PathError(path, 'it is empty', 0, { next: 'Write $ for the whole.' });
  const keys: Key[] = [];
  let position = 0;
  while (position < path.length) {
    const { key, end } = readKey(path, position, keys.length === 0);
    keys.push(key);
    position = end;
  }
  return keys;
}

/** Writes keys so that `parsePath` reads them back; the empty list becomes the empty text. */
export function formatPath(keys: readonly Key[]): string {
  let path = '';
  for (const key of keys) {
    if (typeof key === 'number') path += `[${key}]`;
    else if (!PLAIN.test(key)) path += `[${JSON.stringify(key)}]`;
    else path += path === '' ? key : `.${key}`;
  }
  return path;
}

function readKey(path: string, position: number, first: boolean): { key: Key; end: number } {
  if (path[position] === '[') return readBracket(path, position);
  if (path[position] === ']') throw new PathError(path, '"]" closes nothing', position);
  const start = first ? position : position + 1;
  if (!first && path[position] !== '.') throw new PathError(path, 'after "]" comes "." or "["', position);
  const name = matchAt(NAME, path, start);
  if (!name) throw new PathError(path, 'a name is missing', start);
  return { key: name[0], end: start + name[0].length };
}

function readBracket(path: string, position: number): { key: Key; end: number } {
  const index = matchAt(INDEX, path, position);
  if (index) return { key: Number(index[1]), end: position + index[0].length };
  const quoted = matchAt(QUOTED, path, position);
  const name = quoted?.[1] && unquote(quoted[1]);
  if (quoted && name !== undefined) return { key: name, end: position + quoted[0].length };
  throw new PathError(path, 'inside [ ] stands a number or a name in quotes', position);
}

function unquote(text: string): string | undefined {
  const body = text.slice(1, -1).replace(/\\.|"/g, (part) => {
    if (part === '"') return '\\"';
    return part === "\\'" ? "'" : part;
  });
  try {
    return JSON.parse(`"${body}"`) as string;
  } catch {
    return undefined;
  }
}

function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}
