import type { Subject } from '../generate/describe';
import { cellOf, filled, type Row, rowsOf } from '../generate/rows';
import { buildRequest } from '../openapi/build-request';
import type { Fill } from './fill';
import { decoded } from './flow';
import { jsonOf, mapLeaves } from './leaves';
import type { Owned } from './owner';

/** A longer table is harder to read than the body itself. */
const MOST_ROWS = 15;

/**
 * The call as an operation of the document, with the rows of its table.
 *
 * @returns undefined when no table makes it send what was recorded.
 */
export function operationRows(owned: Owned, fill: Fill): { subject: Subject; rows: Row[] } | undefined {
  const { known, recorded } = owned;
  const subject = known?.source.subjects.find(
    ({ operation }) => operation.method === known.operation.method && operation.path === known.operation.path,
  );
  const inPath = subject && pathParameters(owned, subject);
  const query = [...recorded.url.searchParams];
  if ([...(inPath ?? []), ...query].some((pair) => pair.some((text) => text.includes('{{'))))
    return undefined;
  const isPlain = recorded.body === undefined || jsonOf(recorded.body.text) !== undefined;
  if (!subject || !inPath || !isPlain || new Set(query.map(([name]) => name)).size < query.length)
    return undefined;
  const parameters = Object.fromEntries([
    ...inPath.map(([name, value]) => [name, fill.text(value, 'id')]),
    ...query.map(([name, value]) => [name, fill.text(value, name)]),
  ]);
  const json = jsonOf(recorded.body?.text);
  const body = json === undefined ? {} : { body: mapLeaves(json, (value, name) => fill.value(value, name)) };
  const rows = rowsOf(subject, { parameters, ...body }, fill.examples);
  return rows && rows.length <= MOST_ROWS && isSame(owned, subject, rows, fill)
    ? { subject, rows }
    : undefined;
}

function pathParameters({ path, known }: Owned, { operation }: Subject): [string, string][] | undefined {
  const base = known?.source.document.basePath ?? '';
  const names = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
  const literal = operation.path
    .split(/\{[^}]*\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${literal.join('([^/]+)')}/?$`);
  const found = pattern.exec(path.startsWith(base) ? path.slice(base.length) : path) ?? pattern.exec(path);
  return found ? names.map((name, index) => [name, decoded(found[index + 1] ?? '')]) : undefined;
}

/** Whether path and query are what was recorded; of the body `rowsOf` has seen to it. */
function isSame(
  { path, recorded }: Owned,
  { operation }: Subject,
  rows: readonly Row[],
  fill: Fill,
): boolean {
  try {
    const values = rows.map(([name, cell]) => [name, cellOf(filled(cell, fill.examples))]);
    const request = buildRequest(operation, Object.fromEntries(values));
    const sent = request.query.map((pair) => JSON.stringify(pair)).sort();
    const seen = [...recorded.url.searchParams].map((pair) => JSON.stringify(pair)).sort();
    return path.replace(/\/$/, '').endsWith(request.path.replace(/\/$/, '')) && String(sent) === String(seen);
  } catch {
    return false;
  }
}
