import type { JsonObject } from '../matching/json';
import { fieldsOf } from '../openapi/schema-view';
import type { Subject } from './describe';
import type { Source } from './source';

/** What a number that no other run has looks like. */
export const MARK = 612_345_678_901;
/** Names of fields that no two things may have the same of. */
const UNIQUE = /^(?:e-?mail|e-?mail_?address|user_?name|login|slug)$/i;

/** Whether a field of what is created has to be unlike that of all others. */
export function isUnique(name: string): boolean {
  return UNIQUE.test(name);
}

/** The field of the body by which what is created is found again. */
export function identityOf(source: Source, subject: Subject): string | undefined {
  if (subject.kind !== 'create' || !subject.body?.schema) return undefined;
  const { path } = subject.operation;
  const item = source.subjects.find(
    ({ operation }) => operation.path.startsWith(`${path}/{`) && operation.path.endsWith('}'),
  );
  const parameter = item && /\{([^}]+)\}$/.exec(item.operation.path)?.[1];
  const fields = fieldsOf(source.document, subject.body.schema.schema);
  return parameter !== undefined && fields.includes(parameter) ? parameter : undefined;
}

/** A text of the schema's form with the mark in it; undefined when there is none. */
export function unlikeOthers(schema: JsonObject, mark: string): unknown {
  const placeholder = `{{${mark}}}`;
  const types = [schema.type].flat();
  if (types.includes('integer'))
    return Number(schema.maximum ?? Number.POSITIVE_INFINITY) > MARK ? placeholder : undefined;
  if (!types.includes('string') || schema.format === 'uuid') return undefined;
  const example = typeof schema.example === 'string' ? schema.example : '';
  const start = /^[A-Za-z]+/.exec(example)?.[0];
  const local = start ?? 'someone';
  const made =
    schema.format === 'email' || /@/.test(example)
      ? [`${local}.${placeholder}@example.com`]
      : [
          ...(start === undefined ? [] : [`${start}-${placeholder}`, `${start}${placeholder}`]),
          placeholder,
          `n${placeholder}`,
        ];
  return made.find((text) => fitsText(schema, text.replace(placeholder, String(MARK))));
}

function fitsText({ pattern, minLength, maxLength }: JsonObject, text: string): boolean {
  if (typeof minLength === 'number' && text.length < minLength) return false;
  if (typeof maxLength === 'number' && text.length > maxLength) return false;
  try {
    return typeof pattern !== 'string' || new RegExp(pattern, 'u').test(text);
  } catch {
    return false;
  }
}
