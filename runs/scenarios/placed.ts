import type { GherkinDocument, Pickle, PickleTag } from '@cucumber/messages';

/** A scenario that is about to run, and the feature file it comes from. */
export interface Placed {
  pickle: Pickle;
  gherkinDocument: GherkinDocument;
}

/** Feature file and line of a tag, wherever in the feature it stands. */
export function placeOf({ pickle, gherkinDocument }: Placed, { astNodeId }: PickleTag): string {
  return `${pickle.uri}:${lineOf(gherkinDocument, astNodeId)}`;
}

function lineOf({ feature }: GherkinDocument, tagId: string): number | undefined {
  const children = feature?.children ?? [];
  const inRules = children.flatMap(({ rule }) => rule?.children ?? []);
  const scenarios = [...children, ...inRules].flatMap(({ scenario }) => scenario ?? []);
  const owners = [
    ...(feature ? [feature] : []),
    ...children.flatMap(({ rule }) => rule ?? []),
    ...scenarios,
    ...scenarios.flatMap(({ examples }) => examples),
  ];
  return owners.flatMap(({ tags }) => tags).find(({ id }) => id === tagId)?.location.line;
}
