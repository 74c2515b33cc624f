import { distance } from 'fastest-levenshtein';
import type { Definition } from './definition';
import { fillIn } from './fill-in';
import { skeletonOf } from './skeleton';

/** How near a phrase has to be, from 0 to 1. */
const NEAR = 0.6;
/** How far behind the best another may be. */
const CLOSE = 0.08;
const MOST = 3;

const GUARD = /^(?:within|for) [\d.]+ [a-z]+ /;

/**
 * Sentences that the writer of one that is no phrase may have meant, the most likely first: phrases that read alike, with
 * the writer's own values in them. Each matches exactly one definition.
 */
export function suggestPhrases(text: string, definitions: readonly Definition[]): string[] {
  const [guard = ''] = GUARD.exec(text) ?? [];
  const bare = text.slice(guard.length);
  const scored = definitions
    .filter(({ pattern }) => typeof pattern === 'string' && !/^(?:within|for) \{duration\} /.test(pattern))
    .map((definition) => ({ filled: fillIn(bare, definition), definition }))
    .map(({ filled, definition }) => ({ ...filled, near: nearness(filled.said, skeletonOf(definition)) }))
    .filter(({ near }) => near >= NEAR)
    .sort((a, b) => b.near - a.near);
  const best = scored[0]?.near ?? 0;
  const sentences = scored
    .filter(({ near }) => near >= best - CLOSE)
    .flatMap(({ sentence }) => {
      // A phrase of the project itself has no guards.
      const forms = guard === '' ? [sentence] : [`${guard}${sentence}`, sentence];
      return forms.find((form) => definitions.filter((one) => one.matchesStepName(form)).length === 1) ?? [];
    });
  return [...new Set(sentences)].slice(0, MOST);
}

/** From 0 to 1: by letters, which forgives slips, and by words, which forgives another order. */
function nearness(one: string, other: string): number {
  const letters = 1 - distance(one, other) / Math.max(one.length, other.length, 1);
  const words = one.split(' ');
  const others = other.split(' ');
  const shared = words.filter((word) => others.some((each) => isLike(word, each))).length;
  const common = (2 * Math.min(shared, others.length)) / (words.length + others.length);
  return (letters + common) / 2;
}

function isLike(one: string, other: string): boolean {
  return one === other || (one.length > 3 && distance(one, other) <= 1);
}
