import type { Feature, Run } from './messages/run';
import { redact, redactNamed, redactTable } from './redact';
import { plain } from './sanitize';

/**
 * A copy of a value in which every text is plain, without secrets and without the absolute path of the project.
 * Tables and examples are redacted by their column names too.
 */
export function clean<T>(value: T, root: string): T {
  return walk(value, textFor(root)) as T;
}

/**
 * The same for a run, which is large: what of it is clean takes the place of what was not, feature by feature, so that it
 * is never there twice. The run that was given is of no use afterwards.
 */
export function cleanRun(run: Run, root: string): Run {
  const text = textFor(root);
  const { features, unchosen, passedOver, ...rest } = run;
  for (const list of [features, unchosen, passedOver]) {
    for (const [index, feature] of list.entries()) list[index] = walk(feature, text) as Feature;
  }
  return { ...(walk(rest, text) as typeof rest), features, unchosen, passedOver };
}

function textFor(root: string): Text {
  return remembered((dirty) => redact(withoutRoot(plain(dirty), root)));
}

/** Sentences come again and again in a run; longer texts seldom do. */
const LONGEST_REMEMBERED = 500;

function remembered(text: Text): Text {
  const known = new Map<string, string>();
  return (dirty) => {
    if (dirty.length > LONGEST_REMEMBERED) return text(dirty);
    let clean = known.get(dirty);
    if (clean === undefined) {
      clean = text(dirty);
      known.set(dirty, clean);
    }
    return clean;
  };
}

type Text = (dirty: string) => string;

function walk(value: unknown, text: Text, key?: string): unknown {
  if (typeof value === 'string') return text(value);
  if (key === 'table') return redactTable(walk(value, text) as string[][]);
  if (key === 'examples' && Array.isArray(value)) return value.map((item) => examplesTable(walk(item, text)));
  if (key === 'row') return (value as [string, string][]).map((pair) => cleanPair(pair, text));
  if (Array.isArray(value)) return value.map((item) => walk(item, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, text, name)]));
}

/** The examples of an outline as written; those of a scenario carry their names and values in `row`. */
function examplesTable(value: unknown): unknown {
  const { header, rows } = value as { header: string[]; rows: { cells: string[] }[] };
  const cells = rows.map((row) => row.cells);
  const hidden = redactTable([header, ...cells]).slice(1);
  return { ...(value as object), rows: rows.map((row, index) => ({ ...row, cells: hidden[index] })) };
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
