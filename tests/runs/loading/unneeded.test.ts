import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { HOME, runProject } from '../../tools/run-project';

/** What a script says behind `runs/loading/unneeded.js`, and without it. */
async function both(script: string): Promise<[behind: unknown, without: unknown]> {
  const say = async (first: string) => {
    const text = `${first}\nconst say = (said) => console.log(JSON.stringify(said));\n${script}`;
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', text], { cwd: HOME });
    return JSON.parse(stdout) as unknown;
  };
  return [await say("require('./runs/loading/unneeded.js');"), await say('')];
}

describe('what few runs need', () => {
  it('is not loaded with Cucumber', async () => {
    const [behind, without] = await both(`
require('@cucumber/cucumber');
require('@cucumber/cucumber/api');
const loaded = Object.values(require.cache).flatMap(({ filename, paths }) => (paths ? [filename] : []));
say(['luxon/build/node', 'html-formatter', 'yaml/dist', 'regexp-tree/dist', 'cli-table3/src', '/diff/']
  .filter((name) => loaded.some((file) => file.replaceAll('\\\\', '/').includes(name))));`);
    expect(behind).toEqual([]);
    expect(without).toHaveLength(6);
  });

  it('is there for those who ask', async () => {
    const [behind, without] = await both(`
const cucumber = require('@cucumber/cucumber');
const { default: builtin } = require('@cucumber/cucumber/lib/formatter/builtin/index');
const { JsonFormatter, Formatter, formatterHelpers } = cucumber;
class Mine extends Formatter {}
const names = ['html', 'junit', 'message', 'pretty', 'progress', 'progress-bar', 'summary', 'json', 'rerun', 'snippets', 'usage', 'usage-json'];
say([
  Object.keys(cucumber),
  names.map((name) => [name, builtin[name].type ?? builtin[name].name ?? builtin[name]]),
  builtin['file:///mine.js'] ?? 'none', builtin.nothing ?? 'none',
  JsonFormatter.prototype instanceof Formatter, new Mine({ parsedArgvOptions: {} }) instanceof Formatter,
  typeof formatterHelpers.parseTestCaseAttempt, Object.keys(formatterHelpers), formatterHelpers.formatLocation({ uri: 'a', line: 1 }),
  require('yaml').parse('a: 1'), Object.keys(require('yaml')).length > 9,
]);`);
    expect(behind).toEqual(without);
  });
});

const FILES = {
  'brine.config.ts': 'export default {};\n',
  'step-definitions/one.steps.ts': `import assert from 'node:assert';
import { When } from '@cucumber/cucumber';

When(/^a|b$/, () => {});
When('a', () => {});
When('it is {int}', (found: number) => assert.equal(found, 2));
`,
  'features/one.feature':
    'Feature: one\n  Scenario: two ways\n    When a\n  Scenario: passes\n    When it is 2\n  Scenario: fails\n    When it is 3\n',
};

describe('a run', () => {
  it('has its formats, a table of what is ambiguous, and the text of what failed', async () => {
    const formats = ['json:out.json', 'usage:out.txt', 'html:out.html', 'rerun:out-again.txt'];
    const run = await runProject({ files: FILES, args: formats.flatMap((one) => ['--format', one]) });
    expect(run.output).toContain('Multiple matching step definitions found:');
    expect(run.output).toContain('3 == 2');
    expect(run.output).toMatch(/3 scenarios \(/);
    const read = (name: string) => readFileSync(path.join(run.root, name), 'utf8');
    expect(JSON.parse(read('out.json'))[0].elements).toHaveLength(3);
    expect(read('out.txt')).toContain('it is {int}');
    expect(read('out.html')).toContain('<html');
    expect(read('out-again.txt')).toContain('features/one.feature:2:6');
  });
});
