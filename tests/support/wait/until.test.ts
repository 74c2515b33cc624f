import { describe, expect, it } from 'vitest';
import { BrineError } from '../../../support/errors/brine-error';
import { holds, until } from '../../../support/wait/until';
import { stoppedClock } from '../../tools/clock';
import { toldBy } from '../../tools/told';

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

class StatusError extends BrineError {
  override readonly name = 'StatusError';

  constructor(status: number | undefined, final = false) {
    super({ what: `The response status is ${status}, expected 200.`, seen: `status ${status}`, final });
  }
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
      new Error(`attempt 4 failed
  Still so after 250 ms (4 attempts).
  Seen: attempt 1 failed, then attempt 2 failed, then attempt 3 failed, then attempt 4 failed.`),
    );
  });

  it('tries once without a limit, and then says nothing of time', async () => {
    const once = failing(1);
    await expect(until(once.attempt, { limit: 0, clock: stoppedClock() })).rejects.toThrow(
      new Error('attempt 1 failed'),
    );
    expect(once.attempts()).toBe(1);
  });

  it('folds what attempts found in their own words', async () => {
    const statuses = [202, 202, 202, 409, 409];
    const attempt = () => {
      throw new StatusError(statuses.shift());
    };
    expect(
      await toldBy(until(attempt, { limit: 400, interval: 100, clock: stoppedClock() })),
    ).toBe(`StatusError: The response status is 409, expected 200.
  Still so after 400 ms (5 attempts).
  Seen: status 202 (3 times), then status 409 (2 times).`);
  });

  it('does not repeat what all attempts found', async () => {
    const attempt = () => {
      throw new StatusError(202);
    };
    expect(await toldBy(until(attempt, { limit: 300, interval: 100, clock: stoppedClock() }))).toBe(
      'StatusError: The response status is 202, expected 200.\n  Still so after 300 ms (4 attempts).',
    );
  });

  it('shows the first and the last of a long series', async () => {
    const { attempt } = failing(Number.POSITIVE_INFINITY);
    await expect(until(attempt, { limit: 900, interval: 100, clock: stoppedClock() })).rejects.toThrow(
      new Error(`attempt 10 failed
  Still so after 900 ms (10 attempts).
  Seen: attempt 1 failed, then 5 other findings, then attempt 7 failed, then attempt 8 failed, then attempt 9 failed, then attempt 10 failed.`),
    );
  });

  it('makes no further attempt when waiting cannot change anything', async () => {
    const clock = stoppedClock();
    const errors = [new StatusError(202), new StatusError(410, true)];
    const attempt = () => {
      throw errors.shift();
    };
    expect(
      await toldBy(until(attempt, { limit: 900, interval: 100, clock })),
    ).toBe(`StatusError: The response status is 410, expected 200.
  So after 100 ms (2 attempts).
  Seen: status 202, then status 410.`);
    expect(clock.slept).toEqual([100]);
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

  it('tells that the check never held', async () => {
    const { attempt } = failing(1);
    await expect(holds(attempt, { limit: 1_000, clock: stoppedClock() })).rejects.toThrow(
      new Error('attempt 1 failed\n  It did not stay true for 1 s: it was not true to begin with.'),
    );
  });

  it('tells when the check failed', async () => {
    let checks = 0;
    const check = () => {
      checks += 1;
      if (checks === 3) throw new Error('the light went out');
    };
    await expect(holds(check, { limit: 1_000, interval: 100, clock: stoppedClock() })).rejects.toThrow(
      new Error(`the light went out
  It did not stay true for 1 s: it failed after 200 ms.
  Seen: as expected (2 times), then the light went out.`),
    );
  });
});
