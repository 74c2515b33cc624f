import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepFormats, keptFormats } from '../../../runs/formats/formats';
import type { Holder } from '../../../runs/hold/lock';
import { keepDead } from '../../../runs/recovery/died';
import { markPublished } from '../../../runs/report/published';
import { until } from '../../../support/wait/until';
import { brine } from '../../cli/brine';
import { readData } from '../../reports/site/data';
import { results } from '../../tools/results';
import { messagesOf, startProject } from '../../tools/run-project';
import { settingsFile } from '../../tools/settings-file';

const FEATURE = `Feature: Order
  Scenario: finished
    When it goes well

  Scenario: running
    When it is killed

  Scenario: behind
    When it goes well
`;

/** The interval keeps Node alive, as a connection or a browser would. */
const STEPS = `import { writeFileSync } from 'node:fs';
import { When } from '@cucumber/cucumber';

When('it goes well', () => {});
When('it is killed', async () => {
  writeFileSync('runner', String(process.pid));
  setInterval(() => {}, 1_000);
  await new Promise(() => {});
});
`;

const NOW = { seconds: 0, nanos: 0 };
/** A scenario that has begun. */
const BEGUN: Envelope[] = [
  { testCase: { id: 'case', pickleId: 'pickle', testSteps: [] } },
  { testCaseStarted: { id: 'attempt', testCaseId: 'case', attempt: 0, timestamp: NOW } },
];

const FAULT = 'The run died: it was ended from outside, together with what watched it.';

/** The folder of a run that was killed in its second scenario, and all that could have told of it. */
async function killed(): Promise<string> {
  const project = startProject({
    files: {
      'brine.config.ts': settingsFile({}),
      'features/order.feature': FEATURE,
      'step-definitions/order.steps.ts': STEPS,
    },
    args: ['--format', 'junit:out/results.xml'],
  });
  const file = path.join(project.root, 'runner');
  await until(() => expect(existsSync(file) && readFileSync(file, 'utf8'), project.output).toMatch(/./), {
    limit: 30_000,
  });
  const runner = Number(readFileSync(file, 'utf8'));
  // First whoever would make it good.
  project.child.kill('SIGKILL');
  process.kill(runner, 'SIGKILL');
  await project.finished();
  await until(() => expect(() => process.kill(runner, 0)).toThrow(), { limit: 10_000 });
  return project.root;
}

function expectWholeJunit(file: string): void {
  const xml = readFileSync(file, 'utf8');
  const names = [...xml.matchAll(/<testcase [^>]*\bname="([^"]*)"/g)].map(([, name]) => name);
  expect(names).toEqual(['The run failed', 'finished', 'running', 'behind']);
  expect(xml.match(/<error /g)).toHaveLength(3);
  expect(xml).toContain(FAULT);
}

describe('a run that was killed with all that watched it', () => {
  it('has its reports written by `brine report`, at once or after the next run', {
    timeout: 120_000,
  }, async () => {
    const root = await killed();
    const output = path.join(root, 'reports', 'output');
    cpSync(output, path.join(root, 'as-it-was'), { recursive: true });

    const told = await brine(['report'], { cwd: root });
    expect(told).toMatchObject({ code: 0, stderr: expect.stringContaining(FAULT) });
    expectWholeJunit(path.join(root, 'out', 'results.xml'));
    expect(results(messagesOf(root))).toEqual({ finished: 'PASSED', running: 'FAILED', behind: 'FAILED' });
    expect(readData(output)).toMatchObject({ verdict: { state: 'failed' } });

    for (const folder of [output, path.join(root, 'out')]) rmSync(folder, { recursive: true });
    cpSync(path.join(root, 'as-it-was'), output, { recursive: true });
    const next = await brine(['run', '--name', 'finished'], { cwd: root });
    expect(next.code).toBe(0);
    const [, folder = ''] = /brine -- report (\S+)/.exec(next.stderr) ?? [];
    expect(next.stderr).toContain(
      `An earlier run had died, with a result of 1 of its 3 scenarios and no report.
  → To have its reports written: npm run brine -- report ${folder}\n`,
    );
    const kept = await brine(['report', folder], { cwd: root });
    expect(kept).toMatchObject({ code: 0, stderr: expect.stringContaining(FAULT) });
    expectWholeJunit(path.join(root, folder, 'asked', 'out', 'results.xml'));
    expect(existsSync(path.join(root, folder, 'index.html'))).toBe(true);
    // The run between keeps its own.
    expect(results(messagesOf(root))).toEqual({ finished: 'PASSED' });
  });
});

describe('what a run that died had recorded', () => {
  const holder = (day: number): Holder => ({
    pid: 2 ** 22 + 1,
    since: `2026-11-0${day}T11:02:33.000Z`,
    run: 'dead',
    databases: 'abc',
  });
  let output: string;

  function record(...messages: Envelope[]): void {
    mkdirSync(path.join(output, 'run'), { recursive: true });
    const text = messages.map((message) => JSON.stringify(message)).join('\n');
    writeFileSync(path.join(output, 'messages.ndjson'), `${text}\n`);
  }

  beforeEach(() => {
    output = mkdtempSync(path.join(tmpdir(), 'brine-died-'));
  });
  afterEach(() => rmSync(output, { recursive: true, force: true }));

  it('is kept of the last three, the oldest goes', () => {
    for (const day of [1, 2, 3, 4]) {
      record(...BEGUN);
      expect(keepDead(output, holder(day))).toMatch(/^An earlier run had died, with a result of 0 of its 0/);
    }
    const days = [2, 3, 4].map((day) => `2026-11-0${day}T11-02-33`);
    expect(readdirSync(path.join(output, 'died')).sort()).toEqual(days);
  });

  it('is not kept when no scenario had begun, or all was told', () => {
    record();
    expect(keepDead(output, holder(1))).toBeUndefined();
    record(...BEGUN);
    markPublished(path.join(output, 'run'));
    expect(keepDead(output, holder(1))).toBeUndefined();
    expect(existsSync(path.join(output, 'died'))).toBe(false);
  });

  it('has its reports asked for moved below it, those of other folders by their names alone', () => {
    record(...BEGUN);
    const files = { 'out/results.xml': 'junit', [path.join(tmpdir(), 'elsewhere.json')]: 'json' };
    keepFormats(path.join(output, 'run'), { files, live: 'progress', options: {} });
    keepDead(output, holder(1));
    const kept = path.join(output, 'died', '2026-11-01T11-02-33');
    expect(keptFormats(path.join(kept, 'run'))?.files).toEqual({
      [path.join(kept, 'asked', 'out', 'results.xml')]: 'junit',
      [path.join(kept, 'asked', 'elsewhere.json')]: 'json',
    });
  });
});

describe.skipIf(process.platform === 'win32')('a run whose folder is taken away', () => {
  it('is not green, though nothing is left that could fail', async () => {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'brine-gone-')));
    const file = path.join(folder, 'cucumber.js');
    writeFileSync(file, "require('node:fs').rmSync(__dirname, { recursive: true });\nmodule.exports = {};\n");
    const { code, stderr } = await brine(['run'], { cwd: folder });
    expect(stderr).toContain(`The folder of the run was taken away while it ran: ${folder}\n`);
    expect(code).toBe(1);
  });
});
