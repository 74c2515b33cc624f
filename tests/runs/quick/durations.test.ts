import { createRequire } from 'node:module';
import { Writable } from 'node:stream';
import { type Envelope, TimeConversion } from '@cucumber/messages';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

// As in a run: Cucumber's own files are to be had by `require` alone.
require('../../../runs/typescript');
const { tellDurationsQuickly } =
  require('../../../runs/quick/durations.ts') as typeof import('../../../runs/quick/durations');
const { SummaryPrinter } = createRequire(require.resolve('@cucumber/cucumber'))('@cucumber/pretty-formatter');

const lasting = (milliseconds: number) => TimeConversion.millisecondsToDuration(milliseconds);
const at = (milliseconds: number) => TimeConversion.millisecondsSinceEpochToTimestamp(milliseconds);

function printed(took: number, hooks: readonly number[]): string {
  let text = '';
  const stream = Object.assign(new Writable(), {
    write: (more: string): boolean => {
      text += more;
      return true;
    },
  });
  const printer = new SummaryPrinter({ stream });
  const tell = (envelope: object) => printer.update(envelope as Envelope);
  tell({ testRunStarted: { id: 'run', timestamp: at(1_000) } });
  for (const [index, duration] of hooks.entries()) {
    const result = { status: 'PASSED', duration: lasting(duration) };
    tell({
      testRunHookStarted: { id: `${index}`, testRunStartedId: 'run', hookId: 'hook', timestamp: at(0) },
    });
    tell({ testRunHookFinished: { testRunHookStartedId: `${index}`, result, timestamp: at(0) } });
  }
  tell({ testRunFinished: { testRunStartedId: 'run', success: true, timestamp: at(1_000 + took) } });
  return text;
}

const CASES: [number, number[]][] = [
  [0, []],
  [5, [2, 1.5]],
  [999.9, [0.4]],
  [61_234, [59_999.999]],
  [7_200_000, [3_600_000, 61_001]],
  [-5_000, [10]],
  ...fc.sample(
    fc.tuple(fc.integer({ min: 0, max: 20_000_000 }), fc.array(fc.integer({ min: 0, max: 90_000 }))),
    { numRuns: 100, seed: 1 },
  ),
];
const inFull = SummaryPrinter.prototype.printStats;
tellDurationsQuickly();
tellDurationsQuickly();

describe('the last line of a run', () => {
  // First, because whoever has asked once remembers.
  it('does not ask in which country it is', () => {
    const { DateTimeFormat } = Intl;
    Intl.DateTimeFormat = class {
      constructor() {
        throw new Error('asked');
      }
    } as unknown as typeof DateTimeFormat;
    try {
      expect(printed(5, [2])).toContain('0m 0.005s (0m 0.002s executing your code)');
    } finally {
      Intl.DateTimeFormat = DateTimeFormat;
    }
  });

  it('says how long it took, as Cucumber does', () => {
    const quickly = CASES.map(([took, hooks]) => printed(took, hooks));
    SummaryPrinter.prototype.printStats = inFull;
    expect(quickly).toEqual(CASES.map(([took, hooks]) => printed(took, hooks)));
    expect(quickly[3]).toContain('1m 1.234s (0m 59.999s executing your code)');
  });
});
