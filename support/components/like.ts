import { BadMarkerError } from '../matching/bad-marker-error';
import { fieldRows } from '../matching/cells';
import { readExpectation } from '../matching/document';
import { badMarkersIn, compareRows } from '../matching/field';
import { match } from '../matching/match';
import type { Mismatch } from '../matching/mismatch';
import type { Written } from './values';

/** What a call is to be like. */
export interface Like {
  /** JSON with markers. */
  expected: unknown;
  differences(args: readonly unknown[]): Mismatch[];
}

/**
 * Reads what a call is to be like: a text, or a table of fields. Both speak of the first argument, of which they may leave
 * out fields; a list, and rows that begin with the place in one, speak of all arguments, unless the only one is a list
 * itself, which they mean then.
 *
 * @throws TableError, DocumentError, BadMarkerError
 */
export function readLike(written: Written): Like {
  const like = typeof written === 'string' ? likeText(written) : likeTable(written);
  const faults = like.differences([]).filter(({ kind }) => kind === 'bad marker');
  if (faults.length > 0) throw new BadMarkerError('the call', faults);
  return like;
}

/** A place in a list, `[1].id`, and not a name in brackets. */
const INDEX = /^\[\s*-?\d/;

function isOneList(args: readonly unknown[]): boolean {
  return args.length === 1 && Array.isArray(args[0]);
}

function likeTable(rows: readonly (readonly string[])[]): Like {
  const fields = fieldRows(rows);
  const ofAll = fields.filter(([path]) => INDEX.test(path));
  const ofFirst = fields.filter(([path]) => !INDEX.test(path));
  return {
    expected: Object.fromEntries(fields),
    differences: (args) => {
      const faults = badMarkersIn(fields);
      if (faults.length > 0) return faults;
      return [...compareRows(args[0], ofFirst), ...compareRows(isOneList(args) ? args[0] : args, ofAll)];
    },
  };
}

function likeText(text: string): Like {
  const expected = readExpectation(text, 'the expected call');
  return {
    expected,
    differences: (args) => {
      const ofAll = Array.isArray(expected) && !isOneList(args);
      return ofAll ? argumentsDiffer(args, expected) : differ(args[0], expected);
    },
  };
}

/** A text is compared as a whole: only objects and lists may hold more than is expected. */
function differ(actual: unknown, expected: unknown): Mismatch[] {
  return match(actual, expected, { mode: typeof expected === 'string' ? 'exact' : 'contain' });
}

/** Arguments keep their order, which the items of a list need not. */
function argumentsDiffer(actual: readonly unknown[], expected: readonly unknown[]): Mismatch[] {
  return match(named(actual), named(expected), { mode: expected.length === 0 ? 'exact' : 'contain' });
}

function named(args: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(args.map((argument, index) => [`argument ${index + 1}`, argument]));
}
