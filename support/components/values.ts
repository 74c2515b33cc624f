import { readDocument } from '../matching/document';
import { isObject, type Key } from '../matching/json';
import { formatPath, parsePath } from '../matching/path';
import { PathError } from '../matching/path-error';
import { readPropCell } from './cell';
import type { Encoded, MountRequest, Part } from './contract';
import { checkEncoded } from './encoded';
import { PropsError } from './props-error';
import { type Branch, newBranch, overlay, type Props, partsOf, put } from './props-tree';

/** What stands below a step: the cells of a table of two columns, or a text with JSON or YAML. */
export type Written = string | readonly (readonly string[])[];

/** Props as they are written over what was there: some as a whole, of others only parts. */
export interface Change {
  props: Props;
  parts: Part[];
}

/**
 * Reads props over nothing.
 *
 * @param subject what they are, as in a sentence: `the props`.
 * @throws PropsError with all faults at once; DocumentError for a text that is no JSON or YAML.
 */
export function readProps(written: Written, subject: string): Props {
  return typeof written === 'string' ? propsOfText(written, subject) : propsOfTable(written, subject);
}

/** Reads props over others: a dotted path changes a part of a prop, a text replaces whole props. @throws as `readProps` */
export function readChange(written: Written, subject: string): Change {
  if (typeof written === 'string') return { props: propsOfText(written, subject), parts: [] };
  const { root, faults } = treeOf(written);
  if (faults.length > 0) throw new PropsError(subject, faults, 'table');
  const all = [...partsOf(root)].map(([path, value]) => ({ path, value }));
  const whole = all.filter(({ path }) => path.length === 1);
  return {
    props: Object.fromEntries(whole.map(({ path, value }) => [path[0], value])),
    parts: all.filter(({ path }) => path.length > 1),
  };
}

/**
 * Reads the props that something is mounted with: a component begins with nothing; what a story brings is known to the
 * page, which sets parts of it. @throws as `readProps`
 */
export function readStart(kind: MountRequest['kind'], written: Written, subject: string): Change {
  return kind === 'story' ? readChange(written, subject) : { props: readProps(written, subject), parts: [] };
}

/** The items that lists lack, told as the fault of the table that leaves them out. */
export function gapsError(subject: string, gaps: readonly Key[][]): PropsError {
  return new PropsError(subject, gaps.map(gapFault), 'table');
}

/** Reads any value: what a callback returns. @throws as `readProps` */
export function readValue(written: Written, subject: string): Encoded {
  if (typeof written !== 'string') return propsOfTable(written, subject);
  const value = readDocument(written, subject);
  const faults: string[] = [];
  checkEncoded(value, (path, fault) => faults.push(told(path, fault)));
  if (faults.length > 0) throw new PropsError(subject, faults, 'text');
  return value;
}

function propsOfText(text: string, subject: string): Props {
  const value = readValue(text, subject);
  if (isObject(value)) return value as Props;
  const shown = Array.isArray(value) ? 'a list' : JSON.stringify(value);
  const fault = `the text is ${shown}, and not an object with a field for each prop`;
  throw new PropsError(subject, [fault], 'text');
}

function propsOfTable(rows: readonly (readonly string[])[], subject: string): Props {
  const { root, faults } = treeOf(rows);
  const props = overlay(root, {}, (keys) => faults.push(gapFault(keys))) as Props;
  if (faults.length > 0) throw new PropsError(subject, faults, 'table');
  return props;
}

function treeOf(rows: readonly (readonly string[])[]): { root: Branch; faults: string[] } {
  const root = newBranch();
  const faults: string[] = [];
  for (const [index, row] of rows.entries()) {
    const fault = takeRow(root, row);
    if (fault !== undefined) faults.push(`row ${index + 1}, ${fault}`);
  }
  return { root, faults };
}

function gapFault(keys: readonly Key[]): string {
  return `${formatPath(keys)} is missing: the items of a list follow one another, from [0]`;
}

const DOTTED_INDEX = /\.(\d+)(?=[.[]|$)/;
const HEADING = /^prop(?:erty)?\|value$/i;

function takeRow(root: Branch, row: readonly string[]): string | undefined {
  const [path = '', cell = ''] = row;
  if (HEADING.test(row.join('|'))) return `| ${row.join(' | ')} |: a table of props has no heading`;
  if (row.length !== 2) return `| ${row.join(' | ')} |: it needs two cells, the prop and its value`;
  const keys = keysOf(path);
  if (typeof keys === 'string') return told(path, keys);
  const read = readPropCell(cell, path);
  // A row with a fault takes its place all the same, or the rows beside it would seem to have faults too.
  const misplaced = put(root, keys, 'fault' in read ? null : read.value);
  const fault = 'fault' in read ? read.fault : misplaced;
  return fault && told(path, fault);
}

function keysOf(path: string): Key[] | string {
  try {
    const keys = parsePath(path);
    if (typeof keys[0] === 'number') return 'a prop begins with a name';
    const [, index] = DOTTED_INDEX.exec(path) ?? [];
    if (index !== undefined) return `an item of a list is [${index}], a field of such a name ["${index}"]`;
    const negative = keys.some((key) => typeof key === 'number' && key < 0);
    return negative ? 'the items of a list are counted from [0]' : keys;
  } catch (error) {
    if (error instanceof PathError) return error.reason;
    throw error;
  }
}

function told(path: string, fault: string): string {
  return path === '' ? fault : `${path}: ${fault}`;
}
