import type { Envelope } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import { joinParts } from '../../../runs/recovery/parts';
import { wholeRun } from '../../../runs/recovery/whole';
import { results } from '../../tools/results';

const AT = { seconds: 1, nanos: 0 };
const PASSED = { status: 'PASSED', duration: { seconds: 0, nanos: 0 } };

/** The messages of a run over scenarios a, b and c: `passed` ended, `open` began. */
function run(id: string, { passed = '', open = '', ended = false }): Envelope[] {
  const pickle = (name: string, line: number) => ({
    pickle: {
      id: `${id}${name}`,
      uri: 'x.feature',
      location: { line },
      name,
      steps: [{ id: `${id}${name}s`, text: 'it', astNodeIds: [] }],
      tags: [],
      astNodeIds: [],
      language: 'en',
    },
  });
  const testCase = (name: string) => ({
    testCase: {
      id: `${id}${name}t`,
      pickleId: `${id}${name}`,
      testSteps: [{ id: `${id}${name}ts`, pickleStepId: `${id}${name}s` }],
    },
  });
  const started = (name: string) => ({
    testCaseStarted: { id: `${id}${name}a`, testCaseId: `${id}${name}t`, attempt: 0, timestamp: AT },
  });
  const finished = (name: string) => [
    {
      testStepFinished: {
        testCaseStartedId: `${id}${name}a`,
        testStepId: `${id}${name}ts`,
        testStepResult: PASSED,
        timestamp: AT,
      },
    },
    { testCaseFinished: { testCaseStartedId: `${id}${name}a`, timestamp: AT, willBeRetried: false } },
  ];
  return [
    ...['a', 'b', 'c'].map((name, index) => pickle(name, index + 1)),
    { testRunStarted: { id, timestamp: AT } },
    ...['a', 'b', 'c'].map(testCase),
    ...[...passed].flatMap((name) => [started(name), ...finished(name)]),
    ...[...open].map(started),
    ...(ended ? [{ testRunFinished: { success: true, timestamp: AT } }] : []),
  ] as Envelope[];
}

const attemptsOf = (messages: readonly Envelope[]) =>
  messages.flatMap(({ testCaseStarted: started }) => (started ? [`${started.id} ${started.attempt}`] : []));

describe('the parts of a run', () => {
  it('are one run in which what died was tried again', () => {
    const joined = joinParts([
      { messages: run('1', { passed: 'a', open: 'b' }), death: 'signal SIGKILL' },
      { messages: run('2', { passed: 'b', ended: true }) },
      { messages: run('3', { passed: 'c', ended: true }) },
    ]);
    const whole = wholeRun(joined, { plan: ['1a', '1b', '1c'], fault: 'The run died.' });
    expect(results(whole)).toEqual({ a: 'PASSED', b: 'PASSED', c: 'PASSED' });
    expect(attemptsOf(whole)).toEqual(['1aa 0', '1ba 0', '2ba 1', '3ca 0']);
    const retried = whole.filter(({ testCaseFinished }) => testCaseFinished?.willBeRetried);
    expect(retried.map(({ testCaseFinished }) => testCaseFinished?.testCaseStartedId)).toEqual(['1ba']);
    expect(whole.at(-1)?.testRunFinished).toMatchObject({ success: false, message: 'The run died.' });
    expect(whole.filter(({ pickle }) => pickle)).toHaveLength(3);
  });

  it('leave one to blame when it died alone too, and say why of what never ran', () => {
    const joined = joinParts([
      { messages: run('1', { passed: 'a', open: 'b' }), death: 'signal SIGKILL' },
      { messages: run('2', { open: 'b' }), death: 'signal SIGSEGV' },
    ]);
    const never = { status: 'FAILED', type: 'ScenarioNotRun', text: 'Not run: stuck' } as const;
    const whole = wholeRun(joined, { plan: ['1a', '1b', '1c'], fault: 'The run died.', never });
    expect(results(whole)).toEqual({ a: 'PASSED', b: 'FAILED', c: 'FAILED' });
    const told = whole.flatMap(({ testStepFinished: step }) => step?.testStepResult.message ?? []);
    expect(told).toEqual(['signal SIGKILL', 'signal SIGSEGV', 'Not run: stuck']);
  });
});

describe('a run that nothing happened to', () => {
  it('is given back as it is', () => {
    const messages = run('1', { passed: 'abc', ended: true });
    expect(wholeRun(messages, { plan: ['1a', '1b', '1c'] })).toBe(messages);
  });

  it('has nothing to tell of scenarios that were not chosen', () => {
    const messages = run('1', { passed: 'ab', ended: true });
    expect(wholeRun(messages, { plan: ['1a', '1b'] })).toBe(messages);
  });
});
