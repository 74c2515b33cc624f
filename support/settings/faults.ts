import { closest, distance } from 'fastest-levenshtein';
import type * as v from 'valibot';

/** One thing that is wrong with the settings. */
export interface Fault {
  /** Keys from the top, such as `['services', 'orders', 'ready']`. */
  path: string[];
  /** What is wrong, with the value that was found. */
  text: string;
}

/** Turns the findings of the schema into sentences, with a suggestion for each unknown key. */
export function faultsOf(schema: v.GenericSchema, issues: readonly v.BaseIssue<unknown>[]): Fault[] {
  return issues.map((issue) => ({
    path: (issue.path ?? []).map((item) => String(item.key)),
    text: sentence(schema, issue),
  }));
}

function sentence(schema: v.GenericSchema, issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') return unknownKey(schema, issue);
  if (issue.type === 'strict_object' && issue.received === 'undefined') return 'is missing';
  const own = issue.message.startsWith('Invalid ') ? `should be ${expected(issue)}` : issue.message;
  return `${own}, got ${show(issue.input)}`;
}

function expected(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' || issue.type === 'record') return 'an object';
  if (issue.type === 'array') return 'a list';
  if (issue.type === 'string') return 'a text';
  if (issue.type === 'number' || issue.type === 'boolean') return `a ${issue.type}`;
  return (issue.expected ?? 'something else').replace(/^>=/, 'at least ').replace(/^<=/, 'at most ');
}

function unknownKey(schema: v.GenericSchema, issue: v.BaseIssue<unknown>): string {
  const path = issue.path ?? [];
  const key = String(path.at(-1)?.key);
  const known = Object.keys(entriesAt(schema, path.slice(0, -1), path[0]?.input));
  if (known.length === 0) return 'is not a setting.';
  const near = closest(key, known);
  // Of what is not near, a guess misleads.
  return distance(key, near) <= Math.max(1, Math.floor(key.length / 3))
    ? `is not a setting. Did you mean "${near}"?`
    : `is not a setting. There are ${known.sort().join(', ')}.`;
}

type Walkable = v.GenericSchema & {
  wrapped?: Walkable;
  getter?: (input: unknown) => Walkable;
  entries?: Record<string, Walkable>;
  value?: Walkable;
};

function entriesAt(top: v.GenericSchema, path: readonly v.IssuePathItem[], input: unknown): object {
  let schema: Walkable | undefined = unwrap(top as Walkable, input);
  for (const item of path) {
    schema = unwrap(schema?.entries?.[String(item.key)] ?? schema?.value, item.value);
  }
  return schema?.entries ?? {};
}

function unwrap(schema: Walkable | undefined, input: unknown): Walkable | undefined {
  if (schema?.wrapped) return unwrap(schema.wrapped, input);
  if (schema?.getter) return unwrap(schema.getter(input), input);
  return schema;
}

function show(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
