import { afterAll, beforeAll, expect, it } from 'vitest';
import { seeText } from '../../../support/browser/look';
import { holds } from '../../../support/wait/until';
import { newSession, OnePage, realBrowser } from './surroundings';

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
