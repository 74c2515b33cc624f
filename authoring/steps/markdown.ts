import path from 'node:path';
import type { ParameterTypeSource } from '../vocabulary/sources';
import { acceptedBy, BUILT_IN } from './accepted';
import type { Entry } from './entry';

/** What the page is made of. */
export interface Catalogue {
  /** Every phrase but the generated guards. */
  entries: readonly Entry[];
  /** Expressions of the `Then`s that may have `within …` and `for …` before them. */
  guarded: ReadonlySet<string>;
  types: readonly ParameterTypeSource[];
}

/**
 * The vocabulary as a page: no phrase of it is typed by hand, and no phrase is missing.
 *
 * @param up the way from the page to the project's folder: `../`.
 */
export function asMarkdown({ entries: all, guarded, types: known }: Catalogue, up: string): string {
  const subjects = [...new Set(all.map(({ file }) => file))];
  return `${[
    '# Vocabulary',
    '',
    '<!-- Written by `npm run generate` from the step definitions and the features. Do not edit. -->',
    '',
    `The ${all.length} phrases that a feature file may use, by subject. A phrase links to its source; an example comes`,
    'from a feature of the example shop where one has it. A phrase that ends with a colon is followed by a table or a',
    'text between `"""`.',
    '',
    ...subjects.map((file) => `- [${titleOf(file)}](#${anchorOf(titleOf(file))})`),
    '- [Guards](#guards)',
    '- [Saved values](#saved-values)',
    '- [Parameter types](#parameter-types)',
    '',
    ...subjects.flatMap((file) =>
      subject(
        file,
        all.filter((one) => one.file === file),
        up,
      ),
    ),
    ...guards(all, guarded),
    ...savedValues(),
    ...types(known, all, up),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

function subject(file: string, phrases: readonly Entry[], up: string): string[] {
  return [
    `## ${titleOf(file)}`,
    '',
    '| | phrase | followed by | example |',
    '| --- | --- | --- | --- |',
    ...phrases.map((one) => row(one, up)),
    '',
    ...phrases.filter(({ from }) => from?.argument).flatMap(whole),
  ];
}

function row({ keyword, expression, file, line, argument, example, from }: Entry, up: string): string {
  const shown = from ? `[${cell(example)}](${up}${from.file})` : cell(example);
  return `| ${keyword} | [\`${expression}\`](${up}${file}#L${line}) | ${argument ?? ''} | ${shown} |`;
}

/** An example with the table or text that follows it. */
function whole({ keyword, example, from }: Entry): string[] {
  const argument = from?.argument;
  const lines = argument?.docString
    ? ['"""', ...argument.docString.content.split('\n'), '"""']
    : tableLines(argument?.dataTable?.rows.map(({ cells }) => cells.map(({ value }) => value)) ?? []);
  return ['```gherkin', `${keyword} ${example}`, ...lines.map((line) => `  ${line}`.trimEnd()), '```', ''];
}

function tableLines(rows: readonly string[][]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((one) => one[column]?.length ?? 0))) ?? [];
  return rows.map((one) => `| ${one.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`);
}

function guards(all: readonly Entry[], guarded: ReadonlySet<string>): string[] {
  const example = all.find(({ keyword, argument }) => keyword === 'Then' && !argument)?.example;
  const without = all.filter(({ keyword, expression }) => keyword === 'Then' && !guarded.has(expression));
  return [
    '## Guards',
    '',
    'A `Then` may say how long something may take, or for how long it must stay true:',
    '',
    '```gherkin',
    `Then within 5 seconds ${example}`,
    `Then for 2 seconds ${example}`,
    '```',
    '',
    '`within {duration} …` tries again until the check passes, and fails with what the last try found. `for {duration} …`',
    'tries again and again, and fails as soon as the check does. Where the tries found different things, the message ends',
    'with all of them in order: `Seen: status 202 (3 times), then status 409 (2 times).` A guarded check of a response',
    'sends its GET or HEAD request again before each further try; other requests are never sent twice. Without a guard, a',
    'check of a page, a log or a message waits as long as `timeouts.expect` in the settings says, and a check of a response',
    'looks once.',
    '',
    ...(without.length > 0
      ? [`Without guards: ${without.map(({ expression }) => `\`${expression}\``).join(', ')}.`, '']
      : []),
  ];
}

function savedValues(): string[] {
  return [
    '## Saved values',
    '',
    '`{{name}}` stands for a value that was saved earlier in the scenario, in any sentence, table or text;',
    '`{{order.lines[0].sku}}` for a part of one, `{{env.NAME}}` for a variable of the environment. In a JSON text',
    '`"{{name}}"`, with nothing else between the quotes, keeps the type of the value: a saved number is put there as a',
    'number.',
    '',
    '`{{today}}`, `{{tomorrow}}`, `{{yesterday}}` are dates such as `2026-11-29`, `{{now}}` a time such as `2026-11-29T04:15:00.000Z`, in UTC and by the',
    'scenario’s own time; `{{today + 3 days}}`, `{{now - 2 hours}}`, also in weeks, months and years, and for `now` in minutes and seconds.',
    '',
  ];
}

function types(all: readonly ParameterTypeSource[], phrases: readonly Entry[], up: string): string[] {
  const used = (name: string) => phrases.some(({ expression }) => expression.includes(`{${name}}`));
  return [
    '## Parameter types',
    '',
    '| type | accepts |',
    '| --- | --- |',
    ...Object.entries(BUILT_IN)
      .filter(([name]) => used(name))
      .map(([name, accepts]) => `| \`{${name}}\` | ${accepts} |`),
    ...all.map(
      (type) => `| [\`{${type.name}}\`](${up}${type.file}#L${type.line}) | ${cell(acceptedBy(type))} |`,
    ),
    '',
  ];
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

const TITLES: Record<string, string> = { api: 'API', json: 'JSON', ui: 'UI' };

/** `api.steps.ts` → API, `shop/shop.steps.ts` → Shop. */
function titleOf(file: string): string {
  const name = path.posix.basename(file).replace('.steps.ts', '');
  return TITLES[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`;
}

function anchorOf(title: string): string {
  return title.toLowerCase().replaceAll(' ', '-');
}
