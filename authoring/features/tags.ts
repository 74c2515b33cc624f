import type { GherkinDocument, Tag } from '@cucumber/messages';
import { scenariosOf } from './steps';

/** Every tag of a document where it stands. */
export function tagsOf(document: GherkinDocument): Tag[] {
  const rules = (document.feature?.children ?? []).flatMap(({ rule }) => rule ?? []);
  const scenarios = scenariosOf(document);
  const owners = [
    ...(document.feature ? [document.feature] : []),
    ...rules,
    ...scenarios,
    ...scenarios.flatMap(({ examples }) => [...examples]),
  ];
  return owners.flatMap(({ tags }) => [...tags]);
}
