import { createRequire } from 'node:module';
import { Writable } from 'node:stream';
import type { Envelope } from '@cucumber/messages';
import { describe, expect, it, vi } from 'vitest';

// As in a run: Cucumber's own files are to be had by `require` alone.
require('../../../runs/typescript');
const { markQuickly } = require('../../../runs/quick/marks.ts') as typeof import('../../../runs/quick/marks');
const { ProgressPrinter } = createRequire(require.resolve('@cucumber/cucumber'))(
  '@cucumber/pretty-formatter',
);

const STATUSES = ['PASSED', 'FAILED', 'PASSED', 'SKIPPED', 'FAILED', 'PASSED', 'UNDEFINED'];

function printed(isTTY: boolean): { text: string; asked: number } {
  const told = { text: '', asked: 0 };
  const write = (text: string): boolean => {
    told.text += text;
    return true;
  };
  const getColorDepth = (): number => {
    told.asked += 1;
    return 8;
  };
  const stream = Object.assign(new Writable(), { isTTY, getColorDepth, write });
  const printer = new ProgressPrinter({ stream });
  for (const status of STATUSES) {
    printer.update({ testStepFinished: { testStepResult: { status } } } as Envelope);
  }
  printer.update({ testRunFinished: {} } as Envelope);
  return told;
}

for (const name of ['FORCE_COLOR', 'NO_COLOR', 'NODE_DISABLE_COLORS']) vi.stubEnv(name, undefined);
const before = [printed(true), printed(false)];
markQuickly();
markQuickly();

describe('the marks of steps', () => {
  it.each([true, false])('are the same as before, on a terminal: %s', (isTTY) => {
    expect(printed(isTTY).text).toBe(before[isTTY ? 0 : 1]?.text);
  });

  it('ask for colours once for each status', () => {
    expect(printed(true).asked).toBeLessThan(before[0]?.asked ?? 0);
  });
});
