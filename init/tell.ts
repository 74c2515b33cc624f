import type { Chosen } from './choose';
import type { Found } from './found';
import type { Done } from './write';

/** What was found, for people: guesses with the place they come from. */
export function tellFound({ binaries, apps, frontEnds, documents, cucumber, faults }: Found): string {
  const rows: [string, string][] = [
    ...binaries.map((one): [string, string] => [one.name, binaryText(one)]),
    ...apps.map(({ folder, proxy }): [string, string] => [
      folder,
      `Vite app${proxy.length > 0 ? `, passes on ${proxy.map(({ prefix }) => prefix).join(', ')}` : ''}`,
    ]),
    ...frontEnds.map(({ folder, builder }): [string, string] => [
      folder,
      `React app${builder ? ` of ${builder}` : ''}, to be said how it is served: left out`,
    ]),
    ...documents.map((file): [string, string] => [file, 'OpenAPI document']),
    ...cucumber.map((one): [string, string] => ['Cucumber', one]),
    ...faults.map((fault): [string, string] => ['Not known', fault]),
  ];
  if (rows.length === 0) return 'Found neither Cargo packages nor a Vite app here.\n';
  return `Found\n${table(rows)}`;
}

function binaryText({
  manifest,
  serves,
  listen,
  fixed,
  health,
  openapi,
  database,
}: Found['binaries'][number]): string {
  if (!serves) return `Rust binary of ${manifest}, seems not to listen to a network: left out`;
  const facts = [
    `Rust service of ${manifest}`,
    placeText(listen, fixed),
    ...(health ? [`${health.value} says how it is (${health.at})`] : []),
    ...(openapi ? [`OpenAPI at ${openapi.value} (${openapi.at})`] : []),
    ...(database ? [`${database.kind} database in ${database.value} (${database.at})`] : []),
  ];
  return facts.join('\n');
}

function placeText(
  listen: Found['binaries'][number]['listen'],
  fixed: Found['binaries'][number]['fixed'],
): string {
  if (listen) return `listens where ${listen.value} says (${listen.at})`;
  return fixed
    ? `listens on port ${fixed.value}, come what may (${fixed.at})`
    : 'where it listens could not be guessed';
}

/** What became of each file. */
export function tellDone(done: readonly Done[]): string {
  return table(done.map(({ file, did, note }): [string, string] => [`${did.padEnd(8)} ${file}`, note]));
}

/** Where nothing was found that a suite could run. */
const WHAT_RUNS =
  "Say in brine.config.ts what there is to test: services: { orders: { url: 'http://127.0.0.1:8080' } }, or a command that starts it.";

/** What to do now. */
export function tellNext(
  { services, outside, app }: Chosen,
  frontEnds: Found['frontEnds'],
  installed: boolean,
): string {
  const lines = [
    ...(installed ? [] : ['npm install --save-dev brine']),
    ...(app && app.folder !== '.' && !app.installed ? [`npm install in ${app.folder}`] : []),
    'npx brine run',
  ];
  const unsure = services.filter(({ binary }) => !(binary.listen ?? binary.fixed)).map(({ name }) => name);
  const fixed = services.filter(({ binary }) => binary.fixed).map(({ name }) => name);
  const isNothing = services.length === 0 && outside.length === 0 && !app;
  const notes = [
    ...(isNothing ? [WHAT_RUNS] : []),
    ...(unsure.length > 0 ? [`Say in brine.config.ts where ${unsure.join(' and ')} should listen.`] : []),
    ...fixed.map(
      (name) => `Let ${name} read its port from a variable, and workers and runs can be side by side.`,
    ),
    ...(app ? [] : frontEnds).map(
      ({ folder, script }) =>
        `Say in brine.config.ts that ${folder} is the app, if it is: web: { command: ['npm', 'run', '${script}'], directory: '${folder}' }.`,
    ),
    ...outside.map(
      ({ name }) => `${name} is a mock; if it is a service of yours, say so in brine.config.ts.`,
    ),
  ];
  return `Next\n${[...lines, ...notes].map((line) => `  ${line}\n`).join('')}`;
}

function table(rows: readonly [string, string][]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows
    .map(([left, right]) => {
      const [first, ...rest] = right.split('\n');
      const more = rest.map((line) => `${' '.repeat(width + 4)}${line}\n`).join('');
      return `  ${left.padEnd(width)}  ${first}\n${more}`;
    })
    .join('');
}
