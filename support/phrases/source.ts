import type { Phrase } from './phrase';

/** Where editors find the phrases, from the project's folder. */
export const GENERATED = 'step-definitions/phrases.generated.ts';

/**
 * The phrases as source, for editors that read step definitions without running them. Nothing is registered by it, so
 * it may be among the files that Cucumber loads.
 */
export function sourceFor(phrases: readonly Phrase[]): string {
  return [
    '// Written by each run from the files *.phrases, so that editors complete phrases. Do not edit, do not commit.',
    'const Given = (_phrase: string, _code: () => void): void => {};',
    ...phrases.flatMap(({ expression, file, line, about }) => [
      '',
      `/** ${[about, `${file}:${line}`]
        .filter((text) => text !== '')
        .join('\n')
        .replaceAll('*/', '* /')
        .replaceAll('\n', '\n * ')} */`,
      `Given(${JSON.stringify(expression).replaceAll("'", "\\'").replaceAll(/^"|"$/g, "'").replaceAll('\\"', '"')}, () => {});`,
    ]),
    '',
    'export {};',
    '',
  ].join('\n');
}
