import { describe, expect, it } from 'vitest';

// As in a run: Cucumber's own files are to be had by `require` alone.
require('../../../runs/typescript');
const { Limit } = require('../../../runs/quick/limit.ts') as typeof import('../../../runs/quick/limit');

const reached = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const limit = Limit.start(milliseconds, () => {
      limit.stop();
      resolve();
    });
  });

describe('the limit of a step', () => {
  it('is reached each time, by the same timer', async () => {
    await reached(2);
    await reached(2);
  });

  it('is not reached once it is stopped, and the next one counts from its own beginning', async () => {
    let stopped = true;
    for (let step = 0; step < 5; step += 1) {
      const limit = Limit.start(20, () => {
        stopped = false;
      });
      await reached(8);
      limit.stop();
    }
    await reached(30);
    expect(stopped).toBe(true);
  });

  it('is its own where steps run at the same time', async () => {
    const over: number[] = [];
    const [first, second] = [0, 1].map((number) => Limit.start(5, () => over.push(number)));
    first?.stop();
    await reached(20);
    second?.stop();
    expect(over).toEqual([1]);
  });
});
