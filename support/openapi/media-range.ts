/** `application/json` and everything that ends in `+json`, with or without parameters. */
export function isJsonKind(type: string | undefined): boolean {
  return /^[^;]*[/+]json\s*(?:;|$)/i.test(type ?? '');
}

/** The documented media range that covers the type, the most exact first: `a/b`, `a/*`, any. */
export function rangeFor(type: string, ranges: readonly string[]): string | undefined {
  const wanted = essence(type);
  const family = `${wanted.split('/')[0]}/*`;
  for (const candidate of [wanted, family, '*/*']) {
    const range = ranges.find((one) => essence(one) === candidate);
    if (range !== undefined) return range;
  }
  return undefined;
}

/** The type without its parameters, in lower case. */
export function essence(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}
