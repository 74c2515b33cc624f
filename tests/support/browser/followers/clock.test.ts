import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { momentOf } from '../../../../support/browser/followers/clock';
import type { BrowserSession } from '../../../../support/browser/session/session';
import { newSession, OnePage, realBrowser } from '../surroundings';

const browser = realBrowser();
const site = new OnePage();
let session: BrowserSession;

beforeAll(async () => {
  await site.start();
  site.body = `<output id=ticks>0</output><output id=out></output><script>
    setInterval(() => ticks.textContent = Number(ticks.textContent) + 1, 1000);
    setTimeout(() => out.textContent = 'signed out at ' + new Date().toISOString(), 15 * 60_000);
    </script>`;
});

beforeEach(async () => {
  await session?.close();
  session = newSession(browser, site.url);
});

afterAll(async () => {
  await session.close();
  await browser[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

async function now(): Promise<string> {
  return await (await session.page()).evaluate(() => new Date().toISOString());
}

async function text(id: string): Promise<string | null> {
  return await (await session.page()).locator(`#${id}`).textContent();
}

/** Resolves after so many milliseconds of the page's timers. */
async function timer(ms: number): Promise<void> {
  await (await session.page()).evaluate((wait) => new Promise((resolve) => setTimeout(resolve, wait)), ms);
}

describe('the time that is set', () => {
  it('stands still, before the page is open and after it was reloaded, while timers go on', async () => {
    await session.clock.set('2026-03-29T00:59:00Z');
    await session.goto('/');
    expect(await now()).toBe('2026-03-29T00:59:00.000Z');
    await timer(50);
    expect(await now()).toBe('2026-03-29T00:59:00.000Z');
    await session.reload();
    expect(await now()).toBe('2026-03-29T00:59:00.000Z');
  });

  it('is set on an open page too, and again', async () => {
    await session.goto('/');
    await session.clock.set('2026-03-29');
    expect(await now()).toBe('2026-03-29T00:00:00.000Z');
    await session.clock.set('2027-01-01T10:00:00+01:00');
    expect(await now()).toBe('2027-01-01T09:00:00.000Z');
  });

  it('is everybody’s', async () => {
    await session.clock.set('2026-03-29T00:59:00Z');
    await session.identify({}, 'ann');
    await session.goto('/');
    expect(await now()).toBe('2026-03-29T00:59:00.000Z');
  });
});

describe('time that passes', () => {
  it('lets every timer come due, with the clock that goes along', async () => {
    await session.clock.set('2026-03-29T00:00:00Z');
    await session.goto('/');
    await session.clock.pass(15 * 60_000);
    expect(await text('out')).toMatch(/^signed out at 2026-03-29T00:1[45]:/);
    expect(Number(await text('ticks'))).toBeGreaterThan(898);
    expect(await now()).toBe('2026-03-29T00:15:00.000Z');
  });

  it('goes on from where it was', async () => {
    await session.clock.set('2026-03-29T00:00:00Z');
    await session.clock.pass(60_000);
    await session.goto('/');
    expect(await now()).toBe('2026-03-29T00:01:00.000Z');
    await session.clock.pass(60_000);
    expect(await now()).toBe('2026-03-29T00:02:00.000Z');
  });

  it('may be days, the last hour of which is gone through', async () => {
    await session.clock.set('2026-03-29T00:00:00Z');
    await session.goto('/');
    await session.clock.pass(3 * 86_400_000);
    expect(await now()).toBe('2026-04-01T00:00:00.000Z');
    expect(await text('out')).toContain('signed out');
    const ticks = Number(await text('ticks'));
    expect([ticks >= 3_600, ticks < 3_700]).toEqual([true, true]);
  });

  it('needs no time that was set, where the clock was to be ours', async () => {
    await session.clock.install();
    await session.goto('/');
    const before = Date.now();
    await session.clock.pass(15 * 60_000);
    expect(await text('out')).toContain('signed out');
    expect(Date.parse(await now()) - before).toBeGreaterThanOrEqual(15 * 60_000);
  });

  it('passes for what the page begins from then on, when nobody spoke of time before', async () => {
    await session.goto('/');
    await session.clock.pass(60_000);
    expect(Date.parse(await now())).toBeGreaterThan(Date.now() + 55_000);
  });
});

describe('a time', () => {
  it.each(['2026-03-29', '2026-03-29T00:59:00Z', '2026-03-29T00:59+02:00', '2026-03-29T00:59:00.5Z'])(
    'is %s',
    (text) => {
      expect(momentOf(text)).toBe(Date.parse(text));
    },
  );

  it.each(['tomorrow', '29.03.2026', '2026-02-30', '2026-03-29T00:59:00', '2026-03-29T25:00:00Z', ''])(
    'is not %s',
    (text) => {
      expect(() => momentOf(text)).toThrow(
        `"${text}" is no time.\n  → Write a date, or a date and time with its zone: 2026-03-29, 2026-03-29T09:30:00Z or 2026-03-29T09:30:00+01:00.`,
      );
    },
  );
});
