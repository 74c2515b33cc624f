import { redact, redactNamed, redactTable } from './redact';
import { plain } from './sanitize';

/**
 * A copy of a value in which every text is plain, without secrets and without the absolute path of the project.
 * Tables and examples are redacted by their column names too.
 */
export function clean<T>(value: T, root: string): T {
  const text = (dirty: string) => redact(withoutRoot(plain(dirty), root));
  return walk(value, text) as T;
}

type Text = (dirty: string) => string;

function walk(value: unknown, text: Text, key?: string): unknown {
  if (typeof value === 'string') return text(value);
  if (key === 'table') return redactTable(walk(value, text) as string[][]);
  if (key === 'row') return (value as [string, string][]).map((pair) => cleanPair(pair, text));
  if (Array.isArray(value)) return value.map((item) => walk(item, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, text, name)]));
}

function cleanPair([name, value]: [string, string], text: Text): [string, string] {
  return [text(name), redactNamed(text(name), text(value))];
}

function withoutRoot(text: string, root: string): string {
  if (root.length < 2) return text;
  const slashed = root.replaceAll('\\', '/');
  const forms = [`file:///${slashed.replace(/^\//, '')}/`, `${slashed}/`, `${root}\\`];
  return forms.reduce(withoutPrefix, text);
}

/** Only where a path begins: `../../project/x` is not a path inside `/project`. */
function withoutPrefix(text: string, prefix: string): string {
  const [first = '', ...rest] = text.split(prefix);
  return rest.reduce((done, part) => done + (/[\w.~-]$/.test(done) ? prefix : '') + part, first);
}
