import type { Times, Work } from './work';

/** The same work in the language of Karate, which has no step definitions: the phrases become its own keywords. */
export function karateFeature({ steps }: Work, { warmUp, times }: Times): string {
  const scenario = (name: string, lines: readonly string[]) =>
    `  Scenario: ${name}\n${lines.map((line) => `    ${line}\n`).join('')}`;
  const call = (which: string) => [
    "* url karate.properties['stopwatch']",
    `* path '${which}'`,
    '* method get',
    '* status 200',
  ];
  const all = Array.from({ length: warmUp + times }, (_, index) =>
    scenario(`${index}`, translated(steps(index))),
  );
  all.splice(warmUp, 0, scenario('begin', call('begin')));
  return ['Feature: Bench\n', ...all, scenario('end', call('end'))].join('\n');
}

const PHRASES: readonly [RegExp, (...parts: string[]) => string[]][] = [
  [/^\w+ nothing happens$/, () => ['* def nothing = 1']],
  [
    /^\w+ I send a (\w+) request to "([^"]*)"$/,
    (method, path) => ["* url karate.properties['api']", `* path '${path}'`, `* method ${method}`],
  ],
  [/^\w+ the response status should be (\d+)$/, (status) => [`* status ${status}`]],
  [
    /^\w+ the response field "(\w+)" should be (?:"(\w+)"|(\d+))$/,
    (field, text, number) => [`* match response.${field} == ${number ?? `'${text}'`}`],
  ],
];

function translated(lines: readonly string[]): string[] {
  const whole: string[] = [];
  // A body stands before the call in Karate, behind the phrase in the others.
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] as string;
    const sent = /^\w+ I send a (\w+) request to "([^"]*)" with body:$/.exec(line);
    if (sent) {
      const [, method = '', path = ''] = sent;
      whole.push(
        "* url karate.properties['api']",
        `* path '${path}'`,
        `* request ${(lines[at + 2] as string).trim()}`,
        `* method ${method}`,
      );
      at += 3;
    } else whole.push(...phrase(line));
  }
  return whole;
}

function phrase(line: string): string[] {
  for (const [pattern, write] of PHRASES) {
    const [, ...parts] = pattern.exec(line) ?? [];
    if (pattern.test(line)) return write(...parts);
  }
  throw new Error(`Karate has no words for: ${line}`);
}
