import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Settings } from '../support/settings/settings';
import type { Contestant } from './contest';
import { ADDRESS } from './stopwatch';
import { featureOf, featuresOf, type Work } from './work';

export const HOME = path.join(__dirname, '..');

export const WARM_UP = 5;
export const TIMES = 40;

const STEPS = `import { When } from '@cucumber/cucumber';

When('the stopwatch {word}', async (call: string) => {
  await fetch(\`\${process.env.${ADDRESS}}/\${call === 'starts' ? 'begin' : 'end'}\`);
});
When('nothing happens', () => {});
`;

interface More {
  times?: number;
  /** More step definitions. */
  support?: string;
  /** Whether runs end with their report. */
  report?: boolean;
  /** Whether nothing but the work is done: no warming up, no calls of the stopwatch. */
  whole?: boolean;
  args?: readonly string[];
}

/** A project of Brine in a folder of its own, as a contestant. */
export class Project implements Disposable {
  readonly #folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'brine-bench-')));
  readonly #command: readonly string[];

  /** @param work what a scenario does; its steps alone, given its number, where no other tool does the same. */
  constructor(
    settings: Settings,
    work: Work | Work['steps'],
    { times = TIMES, support = '', report = false, whole = false, args = [] }: More = {},
  ) {
    const brine = path.join(HOME, 'cli', 'brine.js');
    const preload = report ? [] : ['-r', path.join(__dirname, 'without-report.js')];
    this.#command = [process.execPath, ...preload, brine, 'run', ...args];
    const profile = JSON.stringify(path.join(HOME, 'runs', 'profile'));
    this.#write('package.json', '{ "name": "bench", "type": "commonjs" }\n');
    this.#write('brine.config.ts', `export default ${JSON.stringify(settings)};\n`);
    this.#write(
      'cucumber.js',
      `module.exports = { default: require(${profile}).brineProfile({ require: ['steps/*.ts'] }) };\n`,
    );
    this.#write('steps/stopwatch.steps.ts', `${STEPS}${support}`);
    const asked = typeof work === 'function' ? { tag: '@bench', steps: work } : work;
    const features = whole ? featuresOf(asked, times) : [featureOf(asked, { warmUp: WARM_UP, times })];
    for (const [index, feature] of features.entries())
      this.#write(`features/bench-${index}.feature`, feature);
    symlinkSync(path.join(HOME, 'node_modules'), path.join(this.#folder, 'node_modules'), 'junction');
  }

  get contestant(): Contestant {
    return { command: this.#command, directory: this.#folder };
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(this.#folder, file)), { recursive: true });
    writeFileSync(path.join(this.#folder, file), text);
  }
}
