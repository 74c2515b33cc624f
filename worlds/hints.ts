import { BRINE } from '../support/home/home';
import { registeredSteps } from '../support/phrases/registered';
import { suggestPhrases } from '../support/phrases/suggest';

/** What may help whoever wrote a step that is no phrase, or more than one; a line each. */
export function hintsFor(why: 'undefined' | 'ambiguous', text: string): string[] {
  const definitions = registeredSteps();
  if (why === 'ambiguous')
    return definitions
      .filter((one) => one.matchesStepName(text))
      .map(({ pattern, uri, line }) => `${pattern} (${uri.replaceAll('\\', '/')}:${line})`);
  const [first, ...others] = suggestPhrases(text, definitions);
  if (first === undefined) return [`All phrases that there are: ${BRINE} steps`];
  return [`Did you mean: ${first}`, ...others.map((sentence) => `          or: ${sentence}`)];
}
