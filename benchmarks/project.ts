import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Settings } from '../support/settings/settings';
import type { Contestant } from './contest';
import { ADDRESS } from './stopwatch';

export const HOME = path.join(__dirname, '..');

/** How often the work is done before the stopwatch is started, and while it runs. */
export const WARM_UP = 5;
export const TIMES = 40;

const STEPS = `import { When } from '@cucumber/cucumber';

When('the stopwatch {word}', async (call: string) => {
  await fetch(\`\${process.env.${ADDRESS}}/\${call === 'starts' ? 'begin' : 'end'}\`);
});
When('nothing happens', () => {});
`;

/** A project of Brine in a folder of its own, as a contestant. */
export class Project implements Disposable {
  readonly #folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'brine-bench-')));

  /**
   * @param steps of one scenario, given its number.
   * @param more `before`: JavaScript that runs before anything else of Brine; `support`: more step definitions.
   */
  constructor(
    settings: Settings,
    steps: (number: number) => readonly string[],
    { times = TIMES, before = '', support = '' }: { times?: number; before?: string; support?: string } = {},
  ) {
    const profile = JSON.stringify(path.join(HOME, 'runs', 'profile'));
    this.#write('package.json', '{ "name": "bench", "type": "commonjs" }\n');
    this.#write('brine.config.ts', `export default ${JSON.stringify(settings)};\n`);
    this.#write(
      'cucumber.js',
      `${before}module.exports = { default: require(${profile}).brineProfile({ require: ['steps/*.ts'] }) };\n`,
    );
    this.#write('steps/stopwatch.steps.ts', `${STEPS}${support}`);
    this.#write('features/bench.feature', featureOf(steps, times));
    symlinkSync(path.join(HOME, 'node_modules'), path.join(this.#folder, 'node_modules'), 'junction');
  }

  get contestant(): Contestant {
    return {
      command: [process.execPath, path.join(HOME, 'cli', 'brine.js'), 'run'],
      directory: this.#folder,
    };
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(this.#folder, file)), { recursive: true });
    writeFileSync(path.join(this.#folder, file), text);
  }
}

function featureOf(steps: (number: number) => readonly string[], times: number): string {
  const scenario = (name: string, lines: readonly string[]) =>
    `  Scenario: ${name}\n${lines.map((line) => `    ${line}\n`).join('')}`;
  const work = Array.from({ length: WARM_UP + times }, (_, index) => scenario(`${index}`, steps(index)));
  work.splice(WARM_UP, 0, scenario('begin', ['When the stopwatch starts']));
  return ['Feature: Bench\n', ...work, scenario('end', ['When the stopwatch stops'])].join('\n');
}
