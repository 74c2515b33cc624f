import { distance } from 'fastest-levenshtein';

/** The names most like the wanted one, best first; empty when none comes near. */
export function closestNames(wanted: string, names: readonly string[], most = 3): string[] {
  const rated = [...new Set(names)].map((name) => ({ name, rate: unlikeness(wanted, name) }));
  return rated
    .filter(({ rate }) => rate <= 0.4)
    .sort((a, b) => a.rate - b.rate)
    .slice(0, most)
    .map(({ name }) => name);
}

/** `Did you mean "Save" or "Save all"?`, when something comes near. */
export function suggestion(wanted: string, names: readonly string[]): string | undefined {
  const near = closestNames(wanted, names);
  return near.length === 0 ? undefined : `Did you mean ${near.map((name) => `"${name}"`).join(' or ')}?`;
}

/** 0 (the same) to 1 (nothing in common). One that holds the other is near, whatever their lengths. */
function unlikeness(wanted: string, name: string): number {
  const [a, b] = [wanted.toLowerCase(), name.toLowerCase()];
  const share = distance(a, b) / Math.max(a.length, b.length, 1);
  const holds = a.length > 2 && b.length > 2 && (a.includes(b) || b.includes(a));
  return holds ? Math.min(share, 0.4) : share;
}
