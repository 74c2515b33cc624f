import { cut, LIMITS } from '../../sanitize';
import type { Listed } from './listed';
import type { SearchTexts } from './shapes/steps-data';

/** The sentences of all steps, each once. */
export function searchTexts(listed: readonly Listed[]): SearchTexts {
  const positions = new Map<string, number>();
  const of = listed.map(({ scenario }) => {
    const steps = scenario.attempts.at(-1)?.steps ?? [];
    const own = steps
      .filter(({ kind }) => kind === 'step')
      .map(({ text }) => cut(text, LIMITS.line).toLowerCase());
    return [...new Set(own)].map((text) => {
      const known = positions.get(text);
      if (known !== undefined) return known;
      positions.set(text, positions.size);
      return positions.size - 1;
    });
  });
  return { texts: [...positions.keys()], of };
}
