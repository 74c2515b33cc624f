import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';

// As in a run: Cucumber's own files are to be had by `require` alone.
require('../../../runs/typescript');
const {
  default: EventDataCollector,
} = require('@cucumber/cucumber/lib/formatter/helpers/event_data_collector');
const formatters = require('@cucumber/cucumber/lib/api/formatters');
const { PluginManager } = require('@cucumber/cucumber/lib/plugin/index');
const builder = require('@cucumber/cucumber/lib/support_code_library_builder/index').default;
builder.reset(process.cwd(), () => '');
const { collectLate } =
  require('../../../runs/messages/late-collector.ts') as typeof import('../../../runs/messages/late-collector');

const timestamp = { seconds: 0, nanos: 0 };
const attempt = { testCaseStartedId: 's1', testStepId: 't1' };
const result = { status: 'PASSED', duration: timestamp };
const MESSAGES = [
  { gherkinDocument: { uri: 'a.feature', comments: [] } },
  { pickle: { id: 'p1', uri: 'a.feature', name: 'one', steps: [], tags: [] } },
  { testCase: { id: 'c1', pickleId: 'p1', testSteps: [{ id: 't1' }] } },
  { testCaseStarted: { id: 's1', testCaseId: 'c1', attempt: 0, timestamp } },
  { attachment: { ...attempt, body: 'x', mediaType: 'text/plain', contentEncoding: 'IDENTITY' } },
  { testStepFinished: { ...attempt, testStepResult: result, timestamp } },
  { undefinedParameterType: { name: 'airport', expression: '{airport}' } },
  { testCaseFinished: { testCaseStartedId: 's1', timestamp, willBeRetried: false } },
];

/** What it tells after half of the messages, and after all. */
function told(): unknown[] {
  const broadcaster = new EventEmitter();
  const collector = new EventDataCollector(broadcaster);
  const tell = () => ({
    attempts: collector.getTestCaseAttempts(),
    document: collector.getGherkinDocument('a.feature'),
    pickle: collector.getPickle('p1'),
    types: collector.undefinedParameterTypes,
  });
  return [MESSAGES.slice(0, 4), MESSAGES.slice(4)].map((some) => {
    for (const message of some) broadcaster.emit('envelope', structuredClone(message));
    return structuredClone(tell());
  });
}

const before = told();
collectLate();
collectLate();

describe('what the older formatters ask for', () => {
  it('is the same, although it is put together when they ask', () => {
    expect(told()).toEqual(before);
    expect(before[1]).toMatchObject({ attempts: [{ worstTestStepResult: { status: 'PASSED' } }] });
  });
});

describe('a run', () => {
  /** How much its collector has kept when it is asked although nobody was given it. */
  async function keptWith(format: string): Promise<number> {
    const broadcaster = new EventEmitter();
    const collector = new EventDataCollector(broadcaster);
    await formatters.initializeFormatters({
      ...{
        env: {},
        cwd: process.cwd(),
        stdout: new PassThrough(),
        stderr: new PassThrough(),
        logger: console,
      },
      ...{ onStreamError: () => {}, eventBroadcaster: broadcaster, eventDataCollector: collector },
      configuration: { stdout: format, files: {}, publish: false, options: {} },
      supportCodeLibrary: builder.finalize(),
      pluginManager: new PluginManager({}),
    });
    for (const message of MESSAGES) broadcaster.emit('envelope', structuredClone(message));
    return collector.getTestCaseAttempts().length;
  }

  it('keeps its messages for formatters of the older kind', async () => {
    expect(await keptWith('json')).toBe(1);
  });

  it('keeps nothing where there are none', async () => {
    expect(await keptWith('progress')).toBe(0);
  });
});
