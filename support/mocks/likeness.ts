import { operationPath } from '../evidence/operation';
import { isObject } from '../matching/json';

/** A request as a recording keeps it. */
export interface RecordedRequest {
  method: string;
  /** With its query. */
  path: string;
  /** Absent when there was none. */
  body?: unknown;
}

/** What each run makes anew: UUIDs and moments. */
const MADE_ANEW =
  /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d))$/i;

/**
 * How many values two requests have that are made anew in each run and differ: 0 when they are the same. Undefined
 * when anything else differs. Ids in the path count as made anew; the query does not.
 */
export function likeness(recorded: RecordedRequest, asked: RecordedRequest): number | undefined {
  if (recorded.method !== asked.method) return undefined;
  const [was, is] = [partsOf(recorded.path), partsOf(asked.path)];
  if (was.search !== is.search || operationPath(was.pathname) !== operationPath(is.pathname))
    return undefined;
  const body = difference(recorded.body, asked.body);
  return body === undefined ? undefined : body + (was.pathname === is.pathname ? 0 : 1);
}

function difference(one: unknown, other: unknown): number | undefined {
  if (one === other) return 0;
  if (typeof one === 'string' && typeof other === 'string') {
    return MADE_ANEW.test(one) && MADE_ANEW.test(other) ? 1 : undefined;
  }
  const isList = Array.isArray(one) && Array.isArray(other);
  if (!isList && !(isObject(one) && isObject(other))) return undefined;
  return ofFields(one as Fields, other as Fields);
}

type Fields = Readonly<Record<string, unknown>>;

function ofFields(one: Fields, other: Fields): number | undefined {
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return undefined;
  let sum = 0;
  for (const key of keys) {
    const apart = Object.hasOwn(other, key) ? difference(one[key], other[key]) : undefined;
    if (apart === undefined) return undefined;
    sum += apart;
  }
  return sum;
}

function partsOf(path: string): URL {
  return new URL(path, 'http://mock');
}
