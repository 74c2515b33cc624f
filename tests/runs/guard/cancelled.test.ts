import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { causes, results } from '../../tools/results';
import { messagesOf, type RunningProject, startProject } from '../../tools/run-project';
import { guardProject, scenario } from './project';

const FEATURE = `${scenario('before', 'When nothing happens')}
  @slow-after
  Scenario: running
    When it takes 7000 ms
    And nothing happens
${scenario('after', 'When nothing happens')}${scenario('last', 'When nothing happens')}`;

/** Until the step runs that is to be cancelled. */
async function running({ root }: RunningProject): Promise<void> {
  const slow = (id: string | undefined) =>
    messagesOf(root).some(({ pickle }) =>
      pickle?.steps.some((step) => step.id === id && /7000 ms/.test(step.text)),
    );
  await expect
    .poll(
      () => {
        const steps = messagesOf(root).flatMap(({ testCase }) => testCase?.testSteps ?? []);
        return messagesOf(root).some(({ testStepStarted: started }) =>
          steps.some(({ id, pickleStepId }) => id === started?.testStepId && slow(pickleStepId)),
        );
      },
      { timeout: 60_000, interval: 100 },
    )
    .toBe(true);
}

describe.each([
  ['SIGINT', 'brine', ['--retry', '1']],
  ['SIGTERM', 'cucumber', []],
  ['SIGHUP', 'brine', ['--parallel', '2']],
] as const)('a run that gets %s (%s %s)', (signal, command, args) => {
  it('fails what runs, skips the rest, and does all that is to be done at its end', async () => {
    const project = startProject({ command, files: guardProject(FEATURE), args });
    await running(project);
    project.child.kill(signal);
    // A copy, as one gets it whose parent has it too.
    project.child.kill('SIGTERM');
    const finished = await project.finished();
    expect(finished.exitCode).toBe(130);
    expect(results(finished.messages)).toMatchObject(
      // Another worker may have been in the middle of any of the others.
      args[0] === '--parallel'
        ? { running: 'FAILED' }
        : { before: 'PASSED', running: 'FAILED', after: 'SKIPPED', last: 'SKIPPED' },
    );
    const told = causes(finished.messages);
    expect(told.running).toBeDefined();
    for (const cause of Object.values(told).flat())
      expect(cause).toMatchObject({ kind: 'environment not ready', culprit: 'the run was cancelled' });
    expect(finished.output).toMatch(/SIG\w+: what runs now is cancelled/);
    expect(finished.output).toContain('the hook came to its end');
    expect(finished.output).toContain('AfterAll ran');
    expect(finished.report).toBeDefined();
    if (args[0] === '--parallel') return;
    const leftBy = (file: string) => readFileSync(path.join(project.root, 'reports', 'output', file), 'utf8');
    expect(JSON.parse(leftBy('summary.json')).totals).toMatchObject({ failed: 1, notRun: 2, skipped: 0 });
    expect(leftBy('rerun.txt')).toMatch(/^features\/\w+\.feature:\d+:\d+:\d+\n$/);
    expect(leftBy('junit.xml').match(/The scenario did not run: The run was cancelled\.</g)).toHaveLength(2);
  });
});

it('a run that is cancelled before its first scenario is green for nobody', async () => {
  const project = startProject({
    files: {
      ...guardProject(FEATURE),
      'step-definitions/set-up.steps.ts': `import { BeforeAll } from '@cucumber/cucumber';
BeforeAll(async () => {
  console.log('the set-up has begun');
  await new Promise((resolve) => setTimeout(resolve, 1_500));
});
`,
    },
  });
  await expect.poll(() => project.output, { timeout: 60_000 }).toContain('the set-up has begun');
  project.child.kill('SIGTERM');
  const finished = await project.finished();
  expect(finished.exitCode).toBe(130);
  const file = path.join(project.root, 'reports', 'output', 'summary.json');
  const { verdict } = JSON.parse(readFileSync(file, 'utf8'));
  expect(verdict).toEqual({ state: 'incomplete', sentence: '0 of 4 scenarios passed; 4 did not run.' });
});

describe('a second signal', () => {
  it('ends the run at once', async () => {
    const project = startProject({
      files: {
        ...guardProject(FEATURE),
        'step-definitions/stuck.steps.ts': `import { After } from '@cucumber/cucumber';
After({ tags: '@slow-after', timeout: 60_000 }, async () => {
  console.log('the hook has begun');
  await new Promise((resolve) => setTimeout(resolve, 60_000));
});
`,
      },
    });
    await running(project);
    project.child.kill('SIGINT');
    await expect.poll(() => project.output, { timeout: 20_000 }).toContain('the hook has begun');
    // A copy of the first would not count.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    project.child.kill('SIGTERM');
    const finished = await project.finished();
    expect(finished.exitCode).toBe(130);
    expect(finished.output).toContain('SIGTERM again: ending at once.');
    expect(finished.output).not.toContain('AfterAll ran');
  });
});
