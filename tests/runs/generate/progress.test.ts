import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { GenerateProgress } from '../../../runs/generate/progress';
import { Progress } from '../../../runs/progress/progress';

describe('the progress of a generation', () => {
  it('is told when it takes longer than a second, once a document', () => {
    const stream = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY: true, columns: 80 });
    let now = 0;
    const clock = { now: () => now, sleep: async () => {} };
    const progress = new GenerateProgress(new Progress(stream, clock), clock);
    progress.at('orders', 0, 120);
    expect(stream.read()).toBeNull();
    now = 1_000;
    progress.at('orders', 7, 120);
    progress.at('orders', 8, 120);
    progress.end();
    const erased = '\r\u001B[2K';
    expect(stream.read()).toBe(
      `Writing scenarios for the 120 operations of orders.\n  7 of 120${erased}  8 of 120${erased}`,
    );
  });
});
