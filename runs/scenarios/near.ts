import type { Pickle } from '@cucumber/messages';
import { suggest } from '../../support/matching/suggest';

/**
 * What in the arguments of a run fits none of the scenarios that there are: tags that none has, and lines of a file at which
 * none begins. A line each, with what may have been meant.
 */
export function nearMisses(asked: readonly string[], there: readonly Pickle[]): string[] {
  return [...missedTags(asked, there), ...missedLines(asked, there)];
}

function missedTags(asked: readonly string[], there: readonly Pickle[]): string[] {
  const known = [...new Set(there.flatMap(({ tags }) => tags.map(({ name }) => name)))];
  const wanted = new Set(expressionsIn(asked).flatMap((one) => one.match(/@[^\s()]+/g) ?? []));
  return [...wanted]
    .filter((tag) => !known.includes(tag))
    .map((tag) => {
      const near = suggest(tag, known);
      return `no scenario has the tag ${tag}${near === undefined ? '' : `; did you mean ${near}?`}`;
    });
}

/** `--tags @smoke`, `--tags=@smoke`, `-t @smoke`, `-t@smoke`. */
function expressionsIn(asked: readonly string[]): string[] {
  return asked.flatMap((one, index) => {
    if (one === '--tags' || one === '-t') return asked[index + 1] ?? [];
    return /^(?:--tags=|-t)(.+)$/s.exec(one)?.[1] ?? [];
  });
}

function missedLines(asked: readonly string[], there: readonly Pickle[]): string[] {
  return asked.flatMap((one) => {
    const [, file] = /^(.+?)(?::\d+)+$/s.exec(one) ?? [];
    const lines = there.flatMap(({ uri, location }) =>
      file !== undefined && uri.replaceAll('\\', '/') === file.replace(/^\.\//, '')
        ? (location?.line ?? [])
        : [],
    );
    return lines.length === 0
      ? []
      : `scenarios of ${file} begin at the lines ${[...new Set(lines)].join(', ')}`;
  });
}
