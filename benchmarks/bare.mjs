// What the bare scripts share: plain JavaScript on Playwright alone, as somebody without Brine would write it for speed.
import { chromium } from 'playwright';

/**
 * What a script is told on its command line, as JSON: the browser, how often to work, where the stopwatch is.
 *
 * @type {import('./bare-command').Brief}
 */
export const brief = JSON.parse(process.argv[2]);

export const VIEWPORT = { width: 1280, height: 720 };

/** Launches the browser, works as often as the other contestant does, and calls the stopwatch at the same places. */
export async function contest(prepare) {
  const browser = await chromium.launch(brief.browser);
  const work = await prepare(browser);
  for (let number = 0; number < brief.warmUp + brief.times; number += 1) {
    if (number === brief.warmUp) await fetch(`${brief.stopwatch}/begin`);
    await work(number);
  }
  await fetch(`${brief.stopwatch}/end`);
  await browser.close();
}
