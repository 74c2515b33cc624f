/** How often a text hides something, by the name that stands in its place: `{ token: 2, jwt: 1 }`. */
export function redactionsIn(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, name = ''] of text.matchAll(/\[redacted:([^\]\r\n]{1,80})\]/g)) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

export function addRedactions(to: Map<string, number>, more: ReadonlyMap<string, number>): void {
  for (const [name, count] of more) to.set(name, (to.get(name) ?? 0) + count);
}

/** `3 values (2 token, 1 jwt)`, the most frequent first; empty when nothing was hidden. */
export function renderRedactions(counts: ReadonlyMap<string, number>): string {
  const sorted = [...counts].sort(([a, many], [b, more]) => more - many || a.localeCompare(b));
  const sum = sorted.reduce((all, [, count]) => all + count, 0);
  if (sum === 0) return '';
  return `${sum} ${sum === 1 ? 'value' : 'values'} (${sorted.map(([name, count]) => `${count} ${name}`).join(', ')})`;
}
