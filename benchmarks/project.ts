import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Settings } from '../support/settings/settings';
import type { Contestant } from './contest';
import { ADDRESS } from './stopwatch';
import { featureOf, type Work } from './work';

export const HOME = path.join(__dirname, '..');

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
   * @param work what a scenario does; its steps alone, given its number, where no other tool does the same.
   * @param more `before`: JavaScript that runs before anything else of Brine; `support`: more step definitions.
   */
  constructor(
    settings: Settings,
    work: Work | Work['steps'],
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
    const whole = typeof work === 'function' ? { tag: '@bench', steps: work } : work;
    this.#write('features/bench.feature', featureOf(whole, { warmUp: WARM_UP, times }));
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
