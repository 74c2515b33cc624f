import { describe, expect, it } from 'vitest';
import { holds, until } from '../../../support/wait/until';
import { stoppedClock } from '../../tools/clock';

function failing(times: number): { attempt: () => string; attempts: () => number } {
  let count = 0;
  return {
    attempts: () => count,
    attempt: () => {
      count += 1;
      if (count <= times) throw new Error(`attempt ${count} failed`);
      return `attempt ${count} passed`;
    },
  };
}

describe('until', () => {
  it('gives what the first attempt that does not throw gives', async () => {
    const clock = stoppedClock();
    expect(await until(failing(2).attempt, { limit: 1_000, interval: 100, clock })).toBe('attempt 3 passed');
    expect(clock.slept).toEqual([100, 100]);
  });

  it('ends with the last real error and how long it was tried', async () => {
    const { attempt } = failing(Number.POSITIVE_INFINITY);
    await expect(until(attempt, { limit: 250, interval: 100, clock: stoppedClock() })).rejects.toThrow(
      new Error('attempt 4 failed\n  Still so after 250 ms (4 attempts).'),
    );
  });

  it('tries once without a limit, and then says nothing of time', async () => {
    const once = failing(1);
    await expect(until(once.attempt, { limit: 0, clock: stoppedClock() })).rejects.toThrow(
      new Error('attempt 1 failed'),
    );
    expect(once.attempts()).toBe(1);
  });

  it('waits for an attempt to end before it begins the next', async () => {
    let running = 0;
    let most = 0;
    const attempt = async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      throw new Error('not yet');
    };
    await until(attempt, { limit: 500, interval: 10, clock: stoppedClock() }).catch(() => {});
    expect(most).toBe(1);
  });
});

describe('holds', () => {
  it('is content when the check passes to the end of the time', async () => {
    const clock = stoppedClock();
    let checks = 0;
    await holds(() => (checks += 1), { limit: 300, interval: 100, clock });
    expect(checks).toBe(4);
  });

  it('tells when the check failed', async () => {
    let checks = 0;
    const check = () => {
      checks += 1;
      if (checks === 3) throw new Error('the light went out');
    };
    await expect(holds(check, { limit: 1_000, interval: 100, clock: stoppedClock() })).rejects.toThrow(
      new Error('the light went out\n  It did not stay true for 1 s: it failed after 200 ms.'),
    );
  });
});
