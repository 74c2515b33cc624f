import { afterAll, beforeAll, expect, it } from 'vitest';
import { seeText } from '../../../../support/browser/looks/page';
import { holds, until } from '../../../../support/wait/until';
import { messageOf, newSession, OnePage, realBrowser } from '../surroundings';

const browser = realBrowser();
const site = new OnePage();

beforeAll(async () => {
  await site.start();
});

afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

it('a page that loads anew again and again never looks broken', async () => {
  site.body = '<p>Orders</p><script>setTimeout(() => location.reload(), 60)</script>';
  const session = newSession(browser, site.url);
  await session.goto('/');
  const faults: string[] = [];
  await holds(
    async () => {
      await seeText(session, 'Orders').catch((error: Error) => faults.push(error.name));
    },
    { limit: 1_500, interval: 1 },
  );
  // Between two documents there is nothing to see, and that may be said; anything else is a fault of ours.
  expect(faults.filter((name) => name !== 'PageExpectationError')).toEqual([]);
  await session.close();
});

it('a page whose script never ends is told, not waited for', async () => {
  site.body = '<p>Orders</p><script>setTimeout(() => { for (;;); }, 50)</script>';
  const session = newSession(browser, site.url);
  await session.goto('/');
  const hung = until(
    async () => {
      const error = await messageOf(seeText(session, 'Orders'));
      if (!error.startsWith('PageBusyError')) throw new Error(error);
      return error;
    },
    { limit: 5_000 },
  );
  expect(await hung).toBe(
    `PageBusyError: The page does not answer.
  at http://127.0.0.1:4173/
  → A script of the page runs without end, or the machine is overloaded.`,
  );
  await session.close();
});
