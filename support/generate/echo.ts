import { isObject, type JsonObject, type Key } from '../matching/json';
import { formatPath } from '../matching/path';
import type { OpenApiDocument } from '../openapi/document';
import { merged } from '../openapi/sample';
import type { Subject } from './describe';
import { type Call, cellOf, type Row } from './rows';

const DEEPEST = 4;

/** A value that was sent, with the schema it was sent by and the one that it comes back by. */
interface Sent {
  value: unknown;
  from: unknown;
  to: unknown;
  keys: Key[];
}

/** What one operation was sent, as the answer of another one tells it: the fields that have the name and kind of both. */
export function echoed(sender: Subject, call: Call, teller: Subject): Row[] {
  if (call.body === undefined || !teller.answer) return [];
  const sent = { value: call.body, from: sender.body?.schema?.schema, to: teller.answer.schema, keys: [] };
  return rowsIn(sender.operation.document, sent);
}

function rowsIn(document: OpenApiDocument, { value, from, to, keys }: Sent): Row[] {
  if (keys.length > DEEPEST || !isObject(from) || !isObject(to)) return [];
  const [sent, told] = [merged(document, from), merged(document, to)];
  if (isObject(value)) {
    const [fields, answers] = [propertiesOf(sent), propertiesOf(told)];
    return Object.entries(value)
      .filter(([name]) => !isSecret(name, fields[name]))
      .flatMap(([name, field]) =>
        rowsIn(document, { value: field, from: fields[name], to: answers[name], keys: [...keys, name] }),
      );
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      rowsIn(document, { value: item, from: sent.items, to: told.items, keys: [...keys, index] }),
    );
  }
  const isTold = keys.length > 0 && value !== '' && value !== null && isSameKind(sent, told);
  return isTold ? [[formatPath(keys), expectedCell(value)]] : [];
}

function propertiesOf({ properties }: JsonObject): JsonObject {
  return isObject(properties) ? properties : {};
}

function isSameKind(from: JsonObject, to: JsonObject): boolean {
  // A moment may come back in another zone or with other digits.
  if (from.format === 'date-time') return false;
  const types = [from.type].flat();
  return [to.type].flat().some((type) => type !== undefined && types.includes(type));
}

function isSecret(name: string, schema: unknown): boolean {
  const { writeOnly, format } = isObject(schema) ? schema : {};
  return writeOnly === true || format === 'password' || /password|secret|token/i.test(name);
}

/** A text that looks like a number or a word of JSON is put between quotes. */
function expectedCell(value: unknown): string {
  if (typeof value !== 'string') return cellOf(value);
  const looksTyped = /^(?:-?\d[\d.eE+-]*|true|false|null)$/.test(value) || /^["#]/.test(value);
  return looksTyped ? `"${value}"` : value;
}
