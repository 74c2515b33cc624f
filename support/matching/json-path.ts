import { createRequire } from 'node:module';
import type * as JsonP3 from 'json-p3';
import type { Key } from './json';
import { PathError } from './path-error';

/** Loaded on first use: most suites never write a JSONPath, and every worker would pay for it. */
const load = createRequire(__filename);

export interface Query {
  /** The keys, when the query names one place only (`$.customer.name`). */
  keys?: Key[];
  /** The values found, in document order. */
  run(root: unknown): unknown[];
}

/**
 * Reads a JSONPath (RFC 9535).
 *
 * @throws PathError with the place of the fault.
 */
export function parseJsonPath(path: string): Query {
  const { compile } = load('json-p3') as typeof JsonP3;
  const query = guarded(path, () => compile(path));
  const run = (root: unknown) =>
    guarded(path, () => query.query(root as Parameters<typeof query.query>[0]).values());
  return query.singularQuery() ? { keys: query.segments.flatMap(keysOf), run } : { run };
}

function keysOf(segment: JsonP3.JSONPathQuery['segments'][number]): Key[] {
  return segment.selectors.map((selector) => {
    const { name, index } = selector as unknown as { name?: string; index?: number };
    return name ?? index ?? 0;
  });
}

function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const { message, token } = cause as Error & { token?: { index: number } };
    // The library ends its messages with an excerpt and the position; the caret shows both.
    const reason = message.replace(/ \('.*':\d+\)$/s, '');
    throw new PathError(path, reason, token?.index ?? 0, {
      next: `A JSONPath looks like $.lines[0].sku or $.lines[?@.sku == "PEAR"]; a field whose name begins with $ is written ["$name"].`,
      cause,
    });
  }
}
