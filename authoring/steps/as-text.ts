import { acceptedBy, BUILT_IN } from './accepted';
import type { Collected, Used } from './collect';

/** The phrases as a terminal shows them, with the parameter types that they use. */
export function asText(found: readonly Used[], { entries, types }: Collected, words: string): string {
  const count = `${found.length} of ${entries.length} phrases`;
  if (found.length === 0) return `No phrase is about "${words}" (0 of ${entries.length}).\n`;
  const names = new Set(
    found.flatMap(({ expression }) =>
      [...expression.matchAll(/(?<!\\)\{(\w+)\}/g)].map(([, name = '']) => name),
    ),
  );
  const explained = [
    ...Object.entries(BUILT_IN),
    ...types.map((type): [string, string] => [type.name, acceptedBy(type)]),
  ].filter(([name]) => names.has(name));
  return [
    words === '' ? count : `${count} about "${words}"`,
    '',
    ...found.flatMap((one) => [...block(one), '']),
    ...(explained.length > 0
      ? ['Parameters:', ...explained.map(([name, accepts]) => `  {${name}}  ${accepts}`), '']
      : []),
  ].join('\n');
}

function block({ keyword, expression, argument, comment, example, file, line, uses }: Used): string[] {
  const followed = argument ? `  (followed by a ${argument})` : '';
  const used = uses === 0 ? 'not used' : uses === 1 ? 'used once' : `used ${uses} times`;
  return [
    `${keyword} ${expression}${followed}`,
    ...comment
      .split('\n')
      .filter((text) => text !== '')
      .map((text) => `      ${text}`),
    ...(example === expression ? [] : [`      e.g. ${example}`]),
    `      ${file}:${line}, ${used}`,
  ];
}
