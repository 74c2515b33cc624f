import type { Envelope } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import { JunitPrinter } from '../../runs/junit-printer';

const AT = { seconds: 1_700_000_000, nanos: 0 };

function printed(messages: unknown[], options = {}): string {
  const printer = new JunitPrinter(options);
  for (const message of messages) printer.see(message as Envelope);
  return printer.print();
}

function scenario(name: string, line: number, result: Record<string, unknown>): unknown[] {
  return [
    {
      pickle: {
        id: name,
        uri: 'x.feature',
        location: { line },
        name,
        steps: [],
        tags: [],
        astNodeIds: ['x'],
      },
    },
    { testCase: { id: `${name}t`, pickleId: name, testSteps: [{ id: `${name}s`, hookId: 'h' }] } },
    { testCaseStarted: { id: `${name}a`, testCaseId: `${name}t`, attempt: 0, timestamp: AT } },
    {
      testStepFinished: {
        testCaseStartedId: `${name}a`,
        testStepId: `${name}s`,
        testStepResult: { duration: { seconds: 0, nanos: 0 }, ...result },
        timestamp: AT,
      },
    },
    { testCaseFinished: { testCaseStartedId: `${name}a`, timestamp: AT, willBeRetried: false } },
  ];
}

describe('JUnit XML', () => {
  it('tells a failure from a scenario that was lost, and counts what it holds', () => {
    const failed = { type: 'Error', message: 'a < b', stackTrace: 'a < b ]]> c\u0000' };
    const lost = { type: 'RunDied', message: 'signal SIGKILL', stackTrace: 'signal SIGKILL' };
    const text = printed([
      { testRunStarted: { timestamp: AT } },
      ...scenario('two', 2, { status: 'FAILED', exception: failed }),
      ...scenario('one', 1, { status: 'PASSED' }),
      ...scenario('three', 3, { status: 'FAILED', exception: lost }),
      ...scenario('four', 4, { status: 'SKIPPED' }),
      { testRunFinished: { success: false, timestamp: AT, message: 'The run died.' } },
    ]);
    expect(text).toBe(`<?xml version="1.0"?>
<testsuite name="Cucumber" time="0" tests="5" skipped="1" failures="1" errors="2" timestamp="2023-11-14T22:13:20.000Z">
<testcase name="the run"><error message="The run died."><![CDATA[The run died.]]></error></testcase>
<testcase classname="x.feature" name="one" time="0"/>
<testcase classname="x.feature" name="two" time="0"><failure type="Error" message="a &lt; b"><![CDATA[a < b ]]]]><![CDATA[> c]]></failure></testcase>
<testcase classname="x.feature" name="three" time="0"><error type="RunDied" message="signal SIGKILL"><![CDATA[signal SIGKILL]]></error></testcase>
<testcase classname="x.feature" name="four" time="0"><skipped/></testcase>
</testsuite>
`);
  });

  it('has an error for a hook around the run', () => {
    const text = printed(
      [
        { hook: { id: 'b', type: 'BEFORE_TEST_RUN', name: 'services', sourceReference: { uri: 'a.ts' } } },
        { testRunStarted: { timestamp: AT } },
        { testRunHookStarted: { id: 'bs', hookId: 'b', timestamp: AT } },
        {
          testRunHookFinished: {
            testRunHookStartedId: 'bs',
            result: { status: 'FAILED', duration: { seconds: 0, nanos: 0 }, message: 'no port' },
            timestamp: AT,
          },
        },
        { testRunFinished: { success: false, timestamp: AT } },
      ],
      { suiteName: 'Shop' },
    );
    expect(text).toContain('<testsuite name="Shop" time="0" tests="1" skipped="0" failures="0" errors="1"');
    expect(text).toContain(
      '<testcase name="services"><error message="no port"><![CDATA[no port]]></error></testcase>',
    );
  });
});
