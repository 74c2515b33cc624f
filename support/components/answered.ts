import type { ScriptedPage } from '../browser/session/scripted-page';
import { systemClock } from '../wait/clock';
import { PageLostError } from './page-errors';

/** Milliseconds between two looks at whether the page's code is there. */
const INTERVAL = 20;

/**
 * Runs a function in the page, again and again while it gives `missing` because the page's code is not there yet. The
 * waiting is done here: a scenario may have stopped the clock of the page.
 *
 * @param limit milliseconds.
 * @throws PageLostError
 */
export async function answered<Argument, Result>(
  page: ScriptedPage,
  where: string,
  run: (argument: Argument) => Result | Promise<Result>,
  argument: Argument,
  limit: number,
): Promise<Result> {
  const end = systemClock.now() + limit;
  for (;;) {
    const answer = await page.evaluate(run, argument).catch((cause: unknown) => {
      throw new PageLostError(where, page.url, { cause });
    });
    if (answer !== 'missing' || systemClock.now() >= end) return answer;
    await systemClock.sleep(INTERVAL);
  }
}
