import { EventEmitter } from 'node:events';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { type Envelope, IdGenerator } from '@cucumber/messages';
import { beforeAll, describe, expect, it } from 'vitest';
import { FEATURE, register } from './corpus';

// As in a run: Cucumber's own files are to be had by `require` alone.
require('../../../runs/typescript');
const builder = require('@cucumber/cucumber/lib/support_code_library_builder/index').default;
const { assembleTestCases } = require('@cucumber/cucumber/lib/assemble/index');
const { Executor } = require('@cucumber/cucumber/lib/runtime/executor');
const { worldProxy } = require('@cucumber/cucumber/lib/runtime/scope/index');
const { runQuickly } = require('../../../runs/quick/run.ts') as typeof import('../../../runs/quick/run');

interface Told {
  messages: Envelope[];
  /** Whether each scenario was well. */
  well: boolean[];
}

/** All scenarios, with fresh steps and the same ids. */
async function run(options: object, workerId?: string): Promise<Told> {
  const newId = IdGenerator.incrementing();
  const messages: Envelope[] = [];
  const broadcaster = new EventEmitter().on('envelope', (envelope) => messages.push(envelope));
  builder.reset(process.cwd(), newId);
  register(builder.methods, worldProxy);
  const library = builder.finalize();
  const gherkinDocument = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(FEATURE);
  const pickles = compile({ ...gherkinDocument, uri: 'a.feature' }, 'a.feature', newId);
  const sourced = pickles.map((pickle) => ({ gherkinDocument, pickle }));
  const cases = await assembleTestCases('run', broadcaster, newId, sourced, library);
  const executor = new Executor('run', workerId, broadcaster, newId, OPTIONS(options), library, SNIPPETS);
  const well: boolean[] = [];
  for (const one of cases) well.push(await executor.runTestCase(one, false));
  return { messages, well };
}

const SNIPPETS = { buildMultiple: ({ pickleStep }: { pickleStep: { text: string } }) => [pickleStep.text] };
const OPTIONS = (more: object) => ({
  ...{ dryRun: false, failFast: false, filterStacktraces: true, strict: true },
  ...{ retry: 0, retryTagFilter: '', worldParameters: { a: { parameter: 1 } }, ...more },
});

/** Times differ from run to run, and so does what stands below the first line of a stack. */
function comparable({ messages, well }: Told): unknown {
  const text = JSON.stringify({ messages, well }, (key, value) =>
    key === 'timestamp' || key === 'duration' ? Object.keys(value) : value,
  );
  return JSON.parse(text.replaceAll(/(?:\\n\s+at [^"\\]*)+/g, '\\n at …'));
}

const KINDS: [string, object, string?][] = [
  ['as they come', {}],
  ['in a worker', {}, '1'],
  ['with retries', { retry: 2, retryTagFilter: '@flaky or @hooks' }],
  ['without strictness', { strict: false }],
  ['in a dry run', { dryRun: true }],
];

describe('scenarios that Brine runs', () => {
  const before = new Map<string, Told>();
  let listeners = 0;

  beforeAll(async () => {
    for (const [kind, ...how] of KINDS) before.set(kind, await run(...how));
    listeners = process.listenerCount('uncaughtException');
    runQuickly();
    runQuickly();
  });

  it.each(KINDS)('tell the same as when Cucumber runs them %s', async (kind, ...how) => {
    const now = await run(...how);
    expect(comparable(now)).toEqual(comparable(before.get(kind) as Told));
    // Keys in the same order, so that files of messages are the same.
    expect(JSON.stringify(comparable(now))).toBe(JSON.stringify(comparable(before.get(kind) as Told)));
  });

  it('are of all kinds', () => {
    const told = [...before.values()].flatMap(({ messages }) => messages);
    const statuses = told.flatMap(({ testStepFinished }) => testStepFinished?.testStepResult.status ?? []);
    expect([...new Set(statuses)].sort()).toEqual([
      ...['AMBIGUOUS', 'FAILED', 'PASSED', 'PENDING', 'SKIPPED', 'UNDEFINED'],
    ]);
    expect(told.filter(({ testCaseStarted }) => testCaseStarted?.attempt === 2)).not.toEqual([]);
    expect(told.filter(({ suggestion }) => suggestion)).not.toEqual([]);
  });

  it('leave nothing behind that listens', () => {
    expect(process.listenerCount('uncaughtException')).toBe(listeners);
  });
});
