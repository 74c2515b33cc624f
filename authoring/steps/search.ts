import { distance } from 'fastest-levenshtein';
import type { Used } from './collect';

/** What a word counts where it is found: in the phrase, in what is said about it, in the name of its file. */
const WEIGHTS = { phrase: 4, comment: 2, file: 1 };

/** Letters from which a word may be mistyped by one. */
const LONG = 5;

/**
 * The phrases that words are about, the best first; all of them when there are no words. A phrase must have every word;
 * if none has, those with the most.
 */
export function search(entries: readonly Used[], words: readonly string[]): Used[] {
  const wanted = words.flatMap((word) => wordsIn(word));
  if (wanted.length === 0) return [...entries];
  const scored = entries.map((entry) => ({ entry, ...score(entry, wanted) }));
  const most = Math.max(...scored.map(({ found }) => found));
  return scored
    .filter(({ found }) => found > 0 && found === most)
    .sort((a, b) => b.points - a.points || b.entry.uses - a.entry.uses)
    .map(({ entry }) => entry);
}

function score(entry: Used, wanted: readonly string[]): { found: number; points: number } {
  const places = {
    phrase: wordsIn(`${entry.keyword} ${entry.expression}`),
    comment: wordsIn(`${entry.comment} ${entry.example}`),
    file: wordsIn(entry.file),
  };
  const points = wanted.map((word) =>
    Math.max(
      likeness(word, places.phrase) * WEIGHTS.phrase,
      likeness(word, places.comment) * WEIGHTS.comment,
      likeness(word, places.file) * WEIGHTS.file,
    ),
  );
  return { found: points.filter((one) => one > 0).length, points: points.reduce((sum, one) => sum + one, 0) };
}

/** From 0 to 1: how well a word is among others. */
function likeness(wanted: string, words: readonly string[]): number {
  return Math.max(0, ...words.map((word) => likenessOf(wanted, word)));
}

function likenessOf(wanted: string, word: string): number {
  if (word === wanted) return 1;
  if (word.startsWith(wanted)) return 0.8;
  if (wanted.length > 2 && word.includes(wanted)) return 0.5;
  if (word.length > 3 && wanted.startsWith(word)) return 0.4;
  return wanted.length >= LONG && distance(wanted, word) === 1 ? 0.3 : 0;
}

/** In lower case; `{elementState}` is two words. */
function wordsIn(text: string): string[] {
  return text
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
