import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectGolden } from '../../tools/golden';
import { causes, results } from '../../tools/results';
import { type FinishedProject, runProject } from '../../tools/run-project';
import { FAULTS, guardProject, scenario } from './project';

const LATE = ['a mine', 'a late rejection'];
/** Other ways to the same stop, which need not be tried in workers too. */
const ALIKE = ['a loop after a wait', 'endless microtasks', 'a catastrophic pattern'];

function feature(names: readonly string[]): string {
  const scenarios = Object.entries(FAULTS).filter(([name]) => names.includes(name));
  return `${scenarios.map(([name, step]) => scenario(name, step)).join('')}
  @loop-before
  Scenario: a loop in a hook
    When nothing happens

  @exit-after
  Scenario: an exit in a hook
    When nothing happens
`;
}

/** A loop is met at any of its places. */
function withoutColumns(finished: FinishedProject): FinishedProject {
  return { ...finished, output: finished.output.replaceAll(/(faults\.steps\.ts:\d+):\d+/g, '$1:<column>') };
}

function leftOver({ messages }: FinishedProject): string[] {
  return messages.flatMap(({ testRunHookFinished: finished }) =>
    finished?.result.status === 'FAILED' ? [finished.result.message ?? ''] : [],
  );
}

describe.each([
  ['in one thread', [], []],
  ['in two workers', ['--parallel', '2'], ALIKE],
])('a run whose steps would end it or hold it up, %s', (_, args, left) => {
  it('fails those steps alone, with their place, and goes on to its end', async () => {
    const names = Object.keys(FAULTS).filter((name) => !left.includes(name));
    const finished = await runProject({ files: guardProject(feature(names)), args });
    if (args.length === 0) expectGolden(withoutColumns(finished), 'guard');
    expect(finished.exitCode).toBe(1);
    const { messages, output } = finished;
    const guilty = names.filter((name) => !name.startsWith('innocent') && !LATE.includes(name));
    const failed = [...guilty, 'a loop in a hook', 'an exit in a hook'];
    const passed = names.filter((name) => !guilty.includes(name));
    expect(results(messages)).toEqual({
      ...Object.fromEntries(failed.map((name) => [name, 'FAILED'])),
      ...Object.fromEntries(passed.map((name) => [name, 'PASSED'])),
    });
    const told = leftOver(finished).join('\n');
    expect(told).toMatch(/left over from «a mine» \(features\/faults\.feature:\d+\):\s+the mine went off/);
    expect(told).toMatch(/left over from «a late rejection» .*:\s+TypeError: nobody listens/);
    expect(output.match(/AfterAll ran/g)).toHaveLength(args.length === 0 ? 1 : 2);
    expect(finished.report).toContain('everything is stopped: failed');
    expect(causes(messages)).toMatchObject({
      'an endless loop': [{ kind: 'test error', culprit: expect.stringContaining('faults.steps.ts:7:') }],
      'an exit': [{ kind: 'test error', culprit: expect.stringContaining('faults.steps.ts:36:') }],
      'a loop in a hook': [{ kind: 'test error' }],
    });
  });
});

describe('code that cannot be stopped', () => {
  it('ends the process, and a file tells why', async () => {
    const finished = await runProject({
      command: 'cucumber',
      files: guardProject(
        scenario('good', 'When nothing happens') +
          scenario('stuck', 'When it loops in the callback of a timer'),
      ),
    });
    expect(finished.signal ?? finished.exitCode).not.toBe(0);
    const said = readFileSync(path.join(finished.root, 'reports', 'output', 'run', 'guard.ndjson'), 'utf8');
    expect(JSON.parse(said)).toEqual({
      from: '«stuck» (features/faults.feature:6)',
      text: expect.stringMatching(
        /^The step blocked the event loop for 2 s.*\n {2}at busyLoop \(step-definitions\/faults.steps.ts:7:/,
      ),
    });
    expect(results(finished.messages)).toEqual({ good: 'PASSED' });
  });

  it('is let be while it is no JavaScript, and shorter than anything may take', async () => {
    const finished = await runProject({
      files: guardProject(scenario('native', 'When it blocks outside of JavaScript for 3000 ms')),
    });
    expect(results(finished.messages)).toEqual({ native: 'PASSED' });
    expect(finished.exitCode).toBe(0);
  });
});

describe('a run that is over', () => {
  it('ends, although a step left a timer', async () => {
    const finished = await runProject({
      files: guardProject(scenario('timer', 'When it leaves a timer', 'And nobody knows this')),
    });
    expect(finished.exitCode).toBe(1);
    expect(finished.output).toContain(
      'The run is over, but something was left open that kept it alive: Timeout.',
    );
  });
});

describe('process.exit in a file of step definitions', () => {
  it.each(['brine', 'cucumber'] as const)('ends the run with its place (%s)', async (command) => {
    const finished = await runProject({
      command,
      files: {
        ...guardProject(scenario('good', 'When nothing happens')),
        'step-definitions/early.steps.ts': 'process.exit(0);\n',
      },
    });
    expect(finished.output).toContain('process.exit(0) was called, which would have ended the whole run.');
    expect(finished.output).toContain('step-definitions/early.steps.ts:1:9');
    expect(finished.exitCode).toBe(2);
  });
});
