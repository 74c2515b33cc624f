import type { Pickle } from '@cucumber/messages';
import type { Wanted } from './demand';

/** Phrases of the vocabulary that mount a component. */
const MOUNTS = /^(?:the ".*?" (?:component|story)\b|the component\b)/;
/** Phrases that open a page of the app. */
const OPENS = /^I open "/;
/** Phrases that look at a page or do something on it, whichever it is. */
const ACTS =
  /^I (?:(?:double-|right-)?click|hover over|fill in|select|check|uncheck|press|type|upload|drag|scroll to|clear|look inside) (?:the (?:form:|file )?)?"/;
const LOOKS =
  /^(?:I (?:should (?:not )?see (?:the )?"|should be on "|fill in the form:|go (?:back|forward)$|go to the window|reload the page|look at the whole page)|the page\b)/;

const PAGE_TAGS = ['@ui', '@workflow', '@browser'];

/**
 * What the scenarios clearly need of the front end, by their tags and by the phrases of the vocabulary, so that it can be
 * made before they start. A scenario whose need hides in a phrase of the project's own is not seen here; it asks later.
 */
export function needsOf(scenarios: readonly Pickle[]): Set<Wanted> {
  return new Set(scenarios.flatMap(needsOfOne));
}

function needsOfOne({ tags, steps }: Pickle): Wanted[] {
  const tagged = (names: readonly string[]) => tags.some(({ name }) => names.includes(name));
  const says = (phrase: RegExp) => steps.some(({ text }) => phrase.test(text));
  const mounts = tagged(['@component']) || says(MOUNTS);
  // What a scenario with a component looks at is that component, unless it opens a page as well.
  const opens = says(OPENS) || (!mounts && (tagged(PAGE_TAGS) || says(ACTS) || says(LOOKS)));
  return [...(opens ? ['web' as const] : []), ...(mounts ? ['components' as const] : [])];
}
