import type { Clock } from '../../support/wait/clock';

/** A clock that stands still until somebody sleeps. */
export function stoppedClock(): Clock & { slept: number[] } {
  let now = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    sleep: async (ms) => {
      slept.push(ms);
      now += ms;
    },
  };
}
