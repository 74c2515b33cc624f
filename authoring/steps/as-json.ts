import { acceptedBy, BUILT_IN } from './accepted';
import type { Collected, Used } from './collect';

/** The phrases for programs. */
export function asJson(found: readonly Used[], { types }: Collected): string {
  const phrases = found.map(({ keyword, expression, argument, comment, example, file, line, uses, own }) => ({
    keyword,
    expression,
    ...(argument && { followedBy: argument }),
    ...(comment !== '' && { comment }),
    example,
    file,
    line,
    uses,
    own,
  }));
  const parameterTypes = [
    ...Object.entries(BUILT_IN).map(([name, accepts]) => ({ name, accepts })),
    ...types.map((type) => ({
      name: type.name,
      accepts: acceptedBy(type),
      file: type.file,
      line: type.line,
    })),
  ];
  return `${JSON.stringify({ phrases, parameterTypes }, null, 2)}\n`;
}
