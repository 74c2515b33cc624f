import { BrineError } from '../errors/brine-error';
import { capitalised, count, isObject } from './json';
import type { NotFound } from './lookup';
import { formatPath } from './path';
import { cut, preview } from './preview';

const SHOWN_FIELDS = 20;

/** A step asks for a field that is not there; tells what is there instead. */
export class MissingFieldError extends BrineError {
  override readonly name = 'MissingFieldError';
  override readonly fault = 'wrong';

  /** @param owner what was searched, as in a sentence: `the response`. */
  constructor(
    owner: string,
    readonly path: string,
    missing: NotFound,
  ) {
    const closest = missing.closest === undefined ? '' : `; "${missing.closest}" is the closest`;
    super({
      what: `${capitalised(owner)} has no field "${path}"${closest}.`,
      details: missing.parent ? describe(owner, missing.parent) : 'The query finds nothing in it.',
      seen: `no field "${path}"`,
      culprit: `${owner} field "${path}"`,
    });
  }
}

function describe(owner: string, { path, value, missing }: NonNullable<NotFound['parent']>): string {
  const subject = path === '' ? capitalised(owner) : `"${path}"`;
  if (Array.isArray(value)) return describeList(subject, path, value, missing);
  if (!isObject(value)) return value === '' ? `${subject} is empty.` : `${subject} is ${preview(value)}.`;
  const names = Object.keys(value).map((name) => cut(formatPath([name]), 80));
  if (names.length === 0) return `${subject} has no fields at all.`;
  const more = names.length > SHOWN_FIELDS ? `, and ${names.length - SHOWN_FIELDS} more` : '';
  return `${subject} has the fields: ${names.slice(0, SHOWN_FIELDS).join(', ')}${more}`;
}

function describeList(subject: string, path: string, list: unknown[], missing: string | number): string {
  const size = `${subject} is a list of ${count(list.length, 'item')}`;
  if (typeof missing === 'number') return `${size}.`;
  const first = /^\d+$/.test(missing) ? `${path}[${missing}]` : `${path}[0].${missing}`;
  return `${size}: write ${first} to look into one.`;
}
