import type { Phrase, PhraseFault } from './phrase';

/**
 * Phrases that lead back to themselves, each circle told once, at its first phrase.
 *
 * @param led the phrases that the steps of a phrase are.
 */
export function cyclesIn(
  phrases: readonly Phrase[],
  led: ReadonlyMap<Phrase, readonly Phrase[]>,
): PhraseFault[] {
  const told = new Set<Phrase>();
  return phrases.flatMap((phrase) => {
    const way = told.has(phrase) ? undefined : wayBack(phrase, phrase, led, [phrase]);
    if (!way) return [];
    for (const one of way) told.add(one);
    const places = [...way, phrase].map(({ head, file, line }) => `“${head}” (${file}:${line})`);
    return [
      {
        file: phrase.file,
        line: phrase.line,
        message: `The phrase leads back to itself: ${places.join(' → ')}.`,
      },
    ];
  });
}

function wayBack(
  to: Phrase,
  from: Phrase,
  led: ReadonlyMap<Phrase, readonly Phrase[]>,
  way: readonly Phrase[],
): readonly Phrase[] | undefined {
  for (const next of led.get(from) ?? []) {
    if (next === to) return way;
    if (way.includes(next)) continue;
    const found = wayBack(to, next, led, [...way, next]);
    if (found) return found;
  }
  return undefined;
}
