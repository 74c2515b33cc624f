import type { Run } from './messages/run';
import { hideNamed, redact, redactTable } from './redact';
import { plain } from './sanitize';

/**
 * A copy of a value in which every text is plain, without secrets and without the absolute path of the project.
 * Tables and examples are redacted by their column names too.
 */
export function clean<T>(value: T, root: string): T {
  const holder = { value: structuredClone(value) };
  cleanIn(holder, textFor(root));
  return holder.value;
}

/** The same for a run, which is so large that it is not copied: it is the very one that was given. */
export function cleanRun(run: Run, root: string): Run {
  cleanIn(run, textFor(root));
  return run;
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

/** Cleans what an object or a list holds, where it is. Cleaning twice changes nothing, so parts may be shared. */
function cleanIn(holder: object, text: Text): void {
  if (Array.isArray(holder)) cleanList(holder, text);
  else cleanFields(holder, text);
}

function cleanFields(holder: object, text: Text): void {
  const values = holder as Record<string, unknown>;
  for (const key in values) {
    const value = values[key];
    if (typeof value === 'string') {
      const cleaned = text(value);
      if (cleaned !== value) values[key] = cleaned;
    } else if (typeof value === 'object' && value !== null) {
      cleanIn(value, text);
      const named = BY_NAME.get(key);
      if (named) values[key] = named(value);
    }
  }
}

function cleanList(list: unknown[], text: Text): void {
  for (let index = 0; index < list.length; index += 1) {
    const value = list[index];
    if (typeof value === 'string') list[index] = text(value);
    else if (typeof value === 'object' && value !== null) cleanIn(value, text);
  }
}

/** What holds values under names; its texts are clean already. */
const BY_NAME: ReadonlyMap<string, (value: object) => unknown> = new Map([
  ['table', (rows: object): unknown => redactTable(rows as string[][])],
  ['examples', (value: object) => (Array.isArray(value) ? value.map(examplesTable) : value)],
  [
    'row',
    (pairs: object) => (pairs as [string, string][]).map(([name, value]) => [name, hideNamed(name, value)]),
  ],
]);

/** The examples of an outline as written; those of a scenario carry their names and values in `row`. */
function examplesTable(value: object): unknown {
  const { header, rows } = value as { header: string[]; rows: { cells: string[] }[] };
  const cells = rows.map((row) => row.cells);
  const hidden = redactTable([header, ...cells]).slice(1);
  return { ...value, rows: rows.map((row, index) => ({ ...row, cells: hidden[index] })) };
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
