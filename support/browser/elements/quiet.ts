import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';

/** Milliseconds without a change that count as quiet, and after which the wait is given up. */
const QUIET = 100;
const LIMIT = 2_000;

/**
 * Waits until the page stands still: its content does not change, and no animation or transition is half way. A page
 * that never does is looked at as it is. It waits by our clock, not by that of the page, which a scenario may have
 * stopped.
 */
export async function quiet(page: Page): Promise<void> {
  const watch = await page.evaluateHandle(startWatch);
  try {
    const end = performance.now() + LIMIT;
    do await sleep(QUIET);
    while (performance.now() < end && (await watch.evaluate((one) => one.moved())));
  } finally {
    await watch.evaluate((one) => one.stop()).catch(() => {});
    await watch.dispose().catch(() => {});
  }
}

function startWatch() {
  let changed = false;
  const observer = new MutationObserver(() => {
    changed = true;
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  return {
    /** Since the last call. */
    moved(): boolean {
      const before = changed;
      changed = false;
      return before || document.getAnimations().some(isHalfWay);
    },
    stop: () => observer.disconnect(),
  };

  /** One that runs for ever says nothing about when the page is done. */
  function isHalfWay(animation: Animation): boolean {
    const end = animation.effect?.getComputedTiming().endTime;
    return animation.playState === 'running' && end !== undefined && end !== Number.POSITIVE_INFINITY;
  }
}
