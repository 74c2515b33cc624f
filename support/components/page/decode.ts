import type { Encoded } from '../contract';

export interface Functions {
  callback(name: string): unknown;
  /** From the setup file. */
  own(name: string): unknown;
}

/** A prop as the component gets it. */
export function decode(value: Encoded | undefined, functions: Functions): unknown {
  if (Array.isArray(value)) return value.map((item) => decode(item, functions));
  if (typeof value !== 'object' || value === null) return value;
  const [only, another] = Object.keys(value);
  if (only?.startsWith('$') && another === undefined) {
    const known = special(only, value[only], functions);
    if (known) return known.value;
  }
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, decode(inner, functions)]));
}

function special(
  kind: string,
  of: Encoded | undefined,
  functions: Functions,
): { value: unknown } | undefined {
  if (kind === '$date') return { value: new Date(of as string | number) };
  if (kind === '$undefined') return { value: undefined };
  if (kind === '$callback') return { value: functions.callback(String(of)) };
  if (kind === '$function') return { value: functions.own(String(of)) };
  return undefined;
}
