/** What belongs to one connection and not to what is said over it. */
const OF_CONNECTION = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * What goes on of the headers, as they were written.
 *
 * @param raw name, value, name, value …
 * @param replaced values by name in lower case; undefined leaves the header out.
 */
export function passedOn(
  raw: readonly string[],
  replaced: Readonly<Record<string, string | undefined>> = {},
): string[] {
  const named = new Set(connectionOptions(raw));
  return pairsOf(raw).flatMap(([name, value]) => {
    const key = name.toLowerCase();
    if (Object.hasOwn(replaced, key)) return replaced[key] === undefined ? [] : [name, replaced[key]];
    return OF_CONNECTION.has(key) || named.has(key) ? [] : [name, value];
  });
}

/** All of them, with some values replaced: for an upgrade, which is about the connection. */
export function rewritten(raw: readonly string[], replaced: Readonly<Record<string, string>>): string[] {
  return pairsOf(raw).flatMap(([name, value]) => [name, replaced[name.toLowerCase()] ?? value]);
}

/** The words of the header `Connection`, in lower case. */
export function connectionOptions(raw: readonly string[]): string[] {
  return pairsOf(raw)
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.toLowerCase().split(','))
    .map((word) => word.trim());
}

/** By name in lower case; several values joined by `, `. */
export function joined(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of pairsOf(raw)) {
    const key = name.toLowerCase();
    headers[key] = Object.hasOwn(headers, key) ? `${headers[key]}, ${value}` : value;
  }
  return headers;
}

function pairsOf(raw: readonly string[]): [string, string][] {
  return Array.from({ length: raw.length / 2 }, (_, index) => [
    raw[2 * index] ?? '',
    raw[2 * index + 1] ?? '',
  ]);
}
