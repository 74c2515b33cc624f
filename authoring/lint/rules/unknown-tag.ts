import type { Tag } from '@cucumber/messages';
import { suggest } from '../../../support/matching/suggest';
import { tagsOf } from '../../features/tags';
import { valueFault } from '../../tags/brine-tags';
import { isKnown } from '../../tags/project-tags';
import type { Found, Rule, Subject } from '../rule';

export const unknownTag: Rule = {
  name: 'unknown-tag',
  about: 'A tag is Brine’s, declared in `tags` of brine.config.ts, or one that a profile chooses by.',
  check: (subject) =>
    subject.features.flatMap(({ file, document }) =>
      document ? tagsOf(document).flatMap((tag) => faultOf(tag, file, subject)) : [],
    ),
};

function faultOf({ name, location }: Tag, file: string, { tags, settings }: Subject): Found[] {
  const at = { file, line: location.line, column: location.column ?? 1 };
  if (isKnown(name, tags)) {
    const fault = valueFault(name, settings.environments);
    return fault === undefined ? [] : [{ ...at, message: `${name} ${fault}.` }];
  }
  const meant = meantBy(name, tags.known);
  return [
    {
      ...at,
      message: `The project does not know the tag ${name}.`,
      next: meant === undefined ? 'Declare it in `tags` of brine.config.ts.' : `Did you mean ${meant}?`,
    },
  ];
}

/** For `@devise:iPhone-15` it is `@device:iPhone-15`: the value is the writer's. */
function meantBy(tag: string, known: readonly string[]): string | undefined {
  const [, key, value] = /^(@[^:]+:)(.*)$/s.exec(tag) ?? [];
  if (key === undefined)
    return suggest(
      tag,
      known.filter((one) => !one.endsWith(':')),
    );
  const whole = suggest(
    tag,
    known.filter((one) => !one.endsWith(':') && one.includes(':')),
  );
  const near = suggest(
    key,
    known.filter((one) => one.endsWith(':')),
  );
  return near === undefined ? whole : `${near}${value}`;
}
