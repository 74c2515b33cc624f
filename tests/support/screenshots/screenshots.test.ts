import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserSession } from '../../../support/browser/session/session';
import { Screenshots } from '../../../support/screenshots/screenshots';
import { newFolder } from '../../tools/folder';
import { messageOf, newSession, OnePage, realBrowser } from '../browser/surroundings';

const browser = realBrowser();
const site = new OnePage();
const notes: string[] = [];
let session: BrowserSession;

beforeAll(async () => {
  await site.start();
  session = newSession(browser, site.url, { settings: { viewport: { width: 60, height: 40 } } });
});

afterEach(() => {
  notes.length = 0;
});

afterAll(async () => {
  await session.close({ failed: false });
  await browser[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

const ENDING = `chromium-${process.platform}.png`;

function screenshots(root: string, env: NodeJS.ProcessEnv = {}): Screenshots {
  const one = new Screenshots({
    settings: { tolerance: 0.001, threshold: 0.1 },
    root,
    env,
    tell: (note) => notes.push(note),
  });
  one.begin('features/shop/cart.feature', 7);
  return one;
}

function folderOf(root: string): string {
  return path.join(root, 'features', 'shop', '__snapshots__', 'cart');
}

/** A page of one colour, with something on it. */
async function show(colour: string, more = ''): Promise<void> {
  site.body = `<style>html { background: ${colour} } body { margin: 0 } input { outline: 0; border: 0 }</style>${more}`;
  await session.goto('/');
}

function pixels(root: string, name: string) {
  const { width, height, data } = PNG.sync.read(readFileSync(path.join(folderOf(root), `${name}.${ENDING}`)));
  return {
    width,
    height,
    at: (x: number, y: number) => [...data.subarray((y * width + x) * 4).subarray(0, 3)],
  };
}

const BOX = '<div role="group" aria-label="Box" style="width:20px;height:10px;background:#0000ff"></div>';

describe('a screenshot', () => {
  it('that is missing is written beside the feature, for this browser and platform', async () => {
    const root = newFolder();
    await show('#ff0000');
    await screenshots(root).check(session, 'red page');
    expect(readdirSync(folderOf(root))).toEqual([`red page.${ENDING}`]);
    expect(notes).toEqual([
      `The screenshot "red page" was written: features/shop/__snapshots__/cart/red page.${ENDING}\nLook at it and commit it.`,
    ]);
    const { width, height, at } = pixels(root, 'red page');
    expect([width, height, at(59, 39)]).toEqual([60, 40, [255, 0, 0]]);
    await screenshots(root).check(session, 'red page');
    expect(notes).toHaveLength(1);
  });

  it('is called after the far machine that the browser runs on', async () => {
    const root = newFolder();
    await show('#ff0000');
    await screenshots(root, { BRINE_BROWSER_WS: 'ws://farm' }).check(session, 'red page');
    expect(readdirSync(folderOf(root))).toEqual(['red page.chromium-remote.png']);
  });

  it('is of the part that steps look at, or of an element', async () => {
    const root = newFolder();
    await show('#ff0000', BOX);
    await screenshots(root).checkElement(session, { name: 'Box', role: 'group' }, 'element');
    await session.lookInside('Box', 'group');
    await screenshots(root).check(session, 'part');
    for (const name of ['element', 'part']) {
      const { width, height, at } = pixels(root, name);
      expect([width, height, at(19, 9)]).toEqual([20, 10, [0, 0, 255]]);
    }
  });

  it('shows animations at their end, and no caret', async () => {
    const root = newFolder();
    await show(
      '#ff0000',
      `<style>@keyframes in { from { opacity: 0 } } div { animation: in 60s } input { background: #ff0000; caret-color: #000 }</style>${BOX}<input autofocus>`,
    );
    await screenshots(root).check(session, 'end');
    const { at } = pixels(root, 'end');
    expect(at(5, 5)).toEqual([0, 0, 255]);
    const dark = Array.from({ length: 20 }, (_, y) => Array.from({ length: 30 }, (_, x) => at(x, y + 11)));
    expect(dark.flat().filter(([red = 0]) => red < 100)).toEqual([]);
  });

  it('has as many pixels on a fine screen', async () => {
    const root = newFolder();
    const fine = newSession(browser, site.url, { settings: { device: 'iPhone 15' } as never });
    fine.begin(['@device:iPhone-15']);
    site.body = BOX;
    await fine.goto('/');
    await screenshots(root).checkElement(fine, { name: 'Box', role: 'group' }, 'box');
    expect(await (await fine.page()).evaluate(() => devicePixelRatio)).toBeGreaterThan(1);
    expect(pixels(root, 'box').width).toBe(20);
    await fine.close({ failed: false });
  });

  it('covers what is left out', async () => {
    const root = newFolder();
    await show('#ff0000', BOX);
    const masks = [{ role: 'group', name: 'Box' }];
    await screenshots(root).check(session, 'masked', masks);
    expect(pixels(root, 'masked').at(5, 5)).not.toEqual([0, 0, 255]);
    await show('#ff0000', BOX.replace('#0000ff', '#00ff00'));
    await screenshots(root).check(session, 'masked', masks);
    expect(await messageOf(screenshots(root).check(session, 'masked', [{ role: 'img', name: '' }]))).toMatch(
      /^ElementNotFoundError: There is no image on the page\./,
    );
  });

  it('is that of the page at rest', async () => {
    const root = newFolder();
    await show('#ff0000', BOX);
    await (await session.page()).evaluate(() => {
      const box = document.querySelector('div') as HTMLElement;
      let changes = 0;
      const timer = setInterval(() => {
        changes += 1;
        box.title = String(changes);
        if (changes < 25) return;
        box.style.background = '#00ff00';
        clearInterval(timer);
      }, 40);
    });
    await screenshots(root).check(session, 'rest');
    expect(pixels(root, 'rest').at(5, 5)).toEqual([0, 255, 0]);
  });

  it('is not written where CI is set, nor of what never stands still', async () => {
    const root = newFolder();
    await show('#ff0000');
    expect(await messageOf(screenshots(root, { CI: 'true' }).check(session, 'red page'))).toBe(
      `ScreenshotMissingError: There is no screenshot "red page", and none is written where CI is set.
  at features/shop/__snapshots__/cart/red page.${ENDING}
  → Run the scenario with the same browser and platform as here, look at the file it writes, and commit it.`,
    );
    expect(existsSync(folderOf(root))).toBe(false);
  });
});

describe('a page that looks different', () => {
  async function changed(root: string): Promise<void> {
    mkdirSync(folderOf(root), { recursive: true });
    await show('#ff0000');
    writeFileSync(path.join(folderOf(root), `page.${ENDING}`), await (await session.page()).screenshot());
    await show('#ff0000', BOX);
  }

  it('is told how much and where, with pictures to look at', async () => {
    const root = newFolder();
    await changed(root);
    const shots = screenshots(root);
    expect(await messageOf(shots.check(session, 'page'))).toBe(
      `ScreenshotMismatchError: The page does not look like the screenshot "page": 8.3 % of the pixels differ.
  at features/shop/__snapshots__/cart/page.${ENDING}
  different: 200 of 2,400 pixels, allowed: 0.1 %
  where:     20 × 10 pixels, 0 from the left and 0 from the top
  → Compare expected, actual and difference in the report. If it is right so, renew it: npm start -- features/shop/cart.feature:7 --update-snapshots`,
    );
    expect(shots.failed.map(({ name }) => name)).toEqual([
      'page (expected, difference, actual).png',
      'page (expected).png',
      'page (actual).png',
      'page (difference).png',
    ]);
    await show('#ff0000');
    await shots.check(session, 'page');
    expect(shots.failed).toEqual([]);
  });

  it('is what counts from now on when snapshots are renewed, but for one scenario alone', async () => {
    const root = newFolder();
    await changed(root);
    const env = { BRINE_UPDATE_SNAPSHOTS: '1', CI: 'true' };
    await screenshots(root, env).check(session, 'page');
    expect(notes).toEqual([
      `The screenshot "page" was renewed: features/shop/__snapshots__/cart/page.${ENDING}\nLook at it and commit it.`,
    ]);
    expect(pixels(root, 'page').at(5, 5)).toEqual([0, 0, 255]);
    await show('#00ff00');
    expect(await messageOf(screenshots(root, env).check(session, 'page'))).toContain(
      '\n  → Another scenario, or another example, of this run has just written this screenshot: give each a name of its own.',
    );
    expect(pixels(root, 'page').at(5, 5)).toEqual([0, 0, 255]);
  });
});
