import type { Envelope } from '@cucumber/messages';
import { describe, expect, it } from 'vitest';
import type { JunitOptions } from '../../../reports/ci/junit';
import junit from '../../../runs/formats/junit-formatter';

const AT = { seconds: 1_700_000_000, nanos: 0 };

/** What the formatter writes of some messages, as Cucumber would hand them to it. */
function printed(messages: unknown[], options: JunitOptions = {}): string {
  let text = '';
  const listeners: ((envelope: Envelope) => void)[] = [];
  const around = {
    on: (_: 'message', listener: (envelope: Envelope) => void) => listeners.push(listener),
    write: (more: string) => {
      text += more;
    },
    options,
  };
  junit.formatter(around as never);
  for (const message of messages) for (const listener of listeners) listener(message as Envelope);
  return text;
}

const NAMES = ['one', 'two', 'three', 'four'];

const DOCUMENT = {
  gherkinDocument: {
    uri: 'x.feature',
    comments: [],
    feature: {
      location: { line: 1 },
      tags: [],
      language: 'en',
      keyword: 'Feature',
      name: 'Orders',
      description: '',
      children: NAMES.map((name, index) => ({
        scenario: {
          id: `${name}n`,
          location: { line: index + 2 },
          tags: [],
          keyword: 'Scenario',
          name,
          description: '',
          steps: [],
          examples: [],
        },
      })),
    },
  },
};

function scenario(name: string, result: Record<string, unknown>): unknown[] {
  const line = NAMES.indexOf(name) + 2;
  const pickle = {
    id: name,
    uri: 'x.feature',
    location: { line },
    name,
    steps: [],
    tags: [],
    astNodeIds: [`${name}n`],
  };
  const duration = { seconds: 0, nanos: 0 };
  return [
    { pickle },
    { testCase: { id: `${name}t`, pickleId: name, testSteps: [{ id: `${name}s`, hookId: 'h' }] } },
    { testCaseStarted: { id: `${name}a`, testCaseId: `${name}t`, attempt: 0, timestamp: AT } },
    {
      testStepFinished: {
        testCaseStartedId: `${name}a`,
        testStepId: `${name}s`,
        testStepResult: { duration, ...result },
        timestamp: AT,
      },
    },
    { testCaseFinished: { testCaseStartedId: `${name}a`, timestamp: AT, willBeRetried: false } },
  ];
}

const HOOK = {
  hook: { id: 'h', type: 'BEFORE_TEST_CASE', name: 'sign in', sourceReference: { uri: 'a.ts' } },
};

describe('JUnit XML made from messages alone', () => {
  it('tells a failure from a scenario that was lost, and counts what it holds', () => {
    const failed = { type: 'Error', message: 'a < b', stackTrace: 'a < b ]]> c\u0000' };
    const lost = { type: 'RunDied', message: 'signal SIGKILL', stackTrace: 'signal SIGKILL' };
    const text = printed([
      DOCUMENT,
      HOOK,
      { testRunStarted: { timestamp: AT } },
      ...scenario('two', { status: 'FAILED', exception: failed }),
      ...scenario('one', { status: 'PASSED' }),
      ...scenario('three', { status: 'FAILED', exception: lost }),
      ...scenario('four', { status: 'SKIPPED' }),
      { testRunFinished: { success: false, timestamp: AT, message: 'The run died.' } },
    ]);
    expect(text).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Cucumber" tests="5" failures="1" errors="2" skipped="1" time="0.000">
<testsuite name="The run" tests="1" failures="0" errors="1" skipped="0" time="0.000">
  <testcase classname="The run" name="The run failed" time="0"><error message="The run failed" type="run">The run died.</error></testcase>
</testsuite>
<testsuite name="Orders" file="x.feature" timestamp="2023-11-14T22:13:20" tests="4" failures="1" errors="1" skipped="1" time="0.000">
  <testcase classname="Orders" name="two" file="x.feature" line="3" time="0.000"><failure message="a &lt; b ]]&gt; c" type="failed">Before hook sign in
a &lt; b ]]&gt; c</failure></testcase>
  <testcase classname="Orders" name="one" file="x.feature" line="2" time="0.000"/>
  <testcase classname="Orders" name="three" file="x.feature" line="4" time="0.000"><error message="signal SIGKILL" type="lost">Before hook sign in
signal SIGKILL</error></testcase>
  <testcase classname="Orders" name="four" file="x.feature" line="5" time="0.000"><skipped/></testcase>
</testsuite>
</testsuites>
`);
  });

  it('has an error for a hook around the run, and takes the names that it is given', () => {
    const hook = { id: 'b', type: 'BEFORE_TEST_RUN', name: 'services', sourceReference: { uri: 'a.ts' } };
    const result = { status: 'FAILED', duration: { seconds: 0, nanos: 0 }, message: 'no port' };
    const text = printed(
      [
        DOCUMENT,
        HOOK,
        { hook },
        { testRunStarted: { timestamp: AT } },
        { testRunHookStarted: { id: 'bs', hookId: 'b', timestamp: AT } },
        { testRunHookFinished: { testRunHookStartedId: 'bs', result, timestamp: AT } },
        ...scenario('one', { status: 'PASSED' }),
        { testRunFinished: { success: false, timestamp: AT } },
      ],
      { suiteName: 'Shop', testClassName: 'e2e' },
    );
    expect(text).toContain('<testsuites name="Shop" tests="2" failures="0" errors="1"');
    expect(text).toContain('<error message="BeforeAll hook services: failed" type="run">no port</error>');
    expect(text).toContain('<testcase classname="e2e" name="one"');
  });
});
