import type { Placeholder } from './phrase';

/** How many ways of filling in a phrase are tried. */
const MOST = 400;

/** Tried on parameter types that are no mere list of words. */
const USUAL = ['1', 'word', '"text"', '1.5', '5 seconds', 'true', '2026-01-01'];

/**
 * Values that a phrase could be used with. What a bare placeholder stands for is known only where it is used, so every
 * kind of word that some parameter type takes is tried.
 */
export function* sampleValues(
  placeholders: readonly Placeholder[],
  types: ReadonlyMap<string, readonly string[]>,
): Generator<Map<string, string>> {
  const all = [...types].filter(([name]) => name !== 'word').map(([, regexps]) => sampleOf(regexps));
  const words = [...new Set(['1', 'word', ...all])].filter((word) => /^[^\s"]+$/.test(word));
  const choices = placeholders.map(({ type }) =>
    type === 'word' ? words : [type === 'string' ? 'text' : sampleOf(types.get(type) ?? [])],
  );
  const count = choices.reduce((product, each) => product * Math.max(1, each.length), 1);
  for (let turn = 0; turn < Math.min(count, MOST); turn += 1) {
    let rest = turn;
    const values = choices.map((each) => {
      const value = each[rest % Math.max(1, each.length)] ?? 'word';
      rest = Math.floor(rest / Math.max(1, each.length));
      return value;
    });
    yield new Map(placeholders.map(({ name }, index) => [name, values[index] as string]));
  }
}

/** A text that a parameter type accepts: the first of its words, or a usual value. */
function sampleOf(regexps: readonly string[]): string {
  const first = regexps.map((regexp) => regexp.split('|')[0] ?? '');
  const accepted = (text: string) => regexps.some((regexp) => new RegExp(`^(?:${regexp})$`).test(text));
  return [...first, ...USUAL].find((text) => text !== '' && accepted(text)) ?? 'word';
}
