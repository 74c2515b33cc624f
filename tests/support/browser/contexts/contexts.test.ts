import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Isolation } from '../../../../support/browser/choices/choices';
import { Contexts, type Lent, type Wish } from '../../../../support/browser/contexts/contexts';
import { messageOf, realBrowser, type Site, serve } from '../surroundings';

const browser = realBrowser();
let site: Site;
let other: Site;
/** Headers of each page that was asked for. */
const asked: (string | undefined)[] = [];
/** How often the script was fetched. */
let fetched = 0;

beforeAll(async () => {
  site = await serve((request, response) => {
    if (request.url === '/favicon.ico') return response.writeHead(204).end();
    if (request.url === '/worker.js') return response.setHeader('content-type', 'text/javascript').end('');
    if (request.url === '/lib.js') {
      fetched += 1;
      return response
        .setHeader('content-type', 'text/javascript')
        .setHeader('cache-control', 'max-age=600')
        .end('');
    }
    asked.push(request.headers.traceparent as string | undefined);
    response.setHeader('content-type', 'text/html').end('<!doctype html><script src="/lib.js"></script>');
  });
  other = await serve((_request, response) =>
    response.setHeader('content-type', 'text/html').end('<!doctype html>other'),
  );
});

afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
});

const newContexts = () => new Contexts(async () => await browser.open());

function wish(isolation: Isolation, options: Wish['options'] = {}): Wish {
  const viewport = { width: 800, height: 600 };
  return { isolation, options: { viewport, ...options }, headers: { traceparent: 'first' } };
}

async function pageOf({ context }: Lent): Promise<Page> {
  return context.pages()[0] ?? (await context.newPage());
}

/** Leaves something of a scenario in every place that there is. */
async function leaveTraces(page: Page): Promise<void> {
  await page.goto(site.url);
  await page.context().addCookies([{ name: 'sid', value: '1', url: site.url }]);
  await page.evaluate(async () => {
    window.name = 'left';
    localStorage.setItem('a', '1');
    sessionStorage.setItem('b', '2');
    await (await caches.open('c')).put('/x', new Response('x'));
    await new Promise((resolve) => {
      indexedDB.open('d', 1).onsuccess = resolve;
    });
  });
}

/** What a page of a later scenario finds. */
async function tracesIn(page: Page): Promise<Record<string, unknown>> {
  const seen = await page.evaluate(async () => ({
    name: window.name,
    storage: [localStorage.length, sessionStorage.length, document.cookie],
    caches: await caches.keys(),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    history: history.length,
  }));
  return { ...seen, cookies: (await page.context().cookies()).length };
}

const NOTHING = { name: '', storage: [0, 0, ''], caches: [], databases: [], cookies: 0 };

describe('a context of its own', () => {
  it('is what everybody gets, and goes with the scenario', async () => {
    await using contexts = newContexts();
    const first = await contexts.lend(wish('context'));
    const second = await contexts.lend(wish('context'));
    expect(second.context).not.toBe(first.context);
    const page = await pageOf(first);
    await first.giveBack();
    await second.giveBack();
    expect(page.isClosed()).toBe(true);
  });

  it('that cannot be had says what the browser said', async () => {
    await using contexts = newContexts();
    const { name } = await browser.open();
    expect(await messageOf(contexts.lend(wish('context', { permissions: ['teleport'] })))).toBe(
      `ContextNotOpenedError: ${name} opens no window for this scenario.
  Unknown permission: teleport
  → Check the browser settings in brine.config.ts and the tags of the scenario: not every browser does all of them.`,
    );
  });
});

describe('a kept context', () => {
  it('is lent again with its page, with nothing of the former scenario in it', async () => {
    await using contexts = newContexts();
    const first = await contexts.lend(wish('page'));
    const page = await pageOf(first);
    await leaveTraces(page);
    await (await first.context.newPage()).goto(site.url);
    const before = fetched;
    await first.giveBack();
    expect([page.url(), first.context.pages()]).toEqual(['about:blank', [page]]);

    const second = await contexts.lend({ ...wish('page'), headers: { traceparent: 'second' } });
    expect([second.context, await pageOf(second)]).toEqual([first.context, page]);
    await page.goto(site.url);
    expect(await tracesIn(page)).toEqual({ ...NOTHING, history: 2 });
    expect(asked.at(-1)).toBe('second');
    // What makes it worth keeping.
    expect(fetched).toBe(before);
    await second.giveBack();
  });

  it('has neither routes, listeners, permissions, place nor size of the former scenario', async () => {
    await using contexts = newContexts();
    const options = { permissions: ['notifications'], geolocation: { latitude: 1, longitude: 2 } };
    const first = await contexts.lend(wish('page', options));
    const page = await pageOf(first);
    const heard: string[] = [];
    first.context.on('request', (request) => heard.push(request.url()));
    page.on('framenavigated', (frame) => heard.push(frame.url()));
    await first.context.route('**/*', (route) => route.fulfill({ body: 'routed' }));
    await page.route('**/*', (route) => route.fulfill({ body: 'routed' }));
    await page.goto(site.url);
    await first.context.grantPermissions(['geolocation']);
    await first.context.setGeolocation({ latitude: 3, longitude: 4 });
    await first.context.setOffline(true);
    await page.setViewportSize({ width: 300, height: 200 });
    await first.giveBack();
    heard.length = 0;

    const second = await contexts.lend(wish('page', options));
    expect(second.context).toBe(first.context);
    await page.goto(site.url);
    const states = await page.evaluate(async () => {
      const state = async (name: 'notifications' | 'geolocation') =>
        (await navigator.permissions.query({ name })).state;
      return [await state('notifications'), await state('geolocation'), window.innerWidth];
    });
    expect(states).toEqual(['granted', 'denied', 800]);
    expect(await page.locator('body').innerText()).toBe('');
    await second.context.grantPermissions(['geolocation']);
    const place = await page.evaluate(
      () =>
        new Promise((resolve) => {
          navigator.geolocation.getCurrentPosition(({ coords }) => resolve(coords.latitude));
        }),
    );
    expect(place).toBe(1);
    expect(heard).toEqual([]);
    await second.giveBack();
  });

  it('stays where it is between scenarios that only unmount, but for what was stored', async () => {
    await using contexts = newContexts();
    const first = await contexts.lend(wish('unmount'));
    const page = await pageOf(first);
    await leaveTraces(page);
    await page.evaluate(() => Object.assign(window, { loaded: 'once' }));
    await first.giveBack();
    const second = await contexts.lend(wish('unmount'));
    expect(await pageOf(second)).toBe(page);
    expect(await tracesIn(page)).toMatchObject(NOTHING);
    expect(await page.evaluate(() => (window as unknown as { loaded: string }).loaded)).toBe('once');
    await second.giveBack();
    const third = await contexts.lend(wish('reload'));
    expect([await pageOf(third), page.url()]).toEqual([page, 'about:blank']);
    await third.giveBack();
  });

  it('is lent to one person at a time, and apart for the app and for components', async () => {
    await using contexts = newContexts();
    const all = [
      await contexts.lend(wish('page')),
      await contexts.lend(wish('page')),
      await contexts.lend(wish('reload')),
    ];
    expect(new Set(all.map(({ context }) => context)).size).toBe(3);
    for (const lent of all) await lent.giveBack();
    expect((await contexts.lend(wish('page'))).context).toBe(all[0]?.context);
    expect((await contexts.lend(wish('reload'))).context).toBe(all[2]?.context);
  });

  it.each([
    ['was closed', async ({ context }: Lent) => await context.close()],
    ['lost its page', async (lent: Lent) => await (await pageOf(lent)).close()],
    [
      'was on pages of several origins',
      async (lent: Lent) => {
        const page = await pageOf(lent);
        await page.goto(site.url);
        await page.goto(other.url);
      },
    ],
    [
      'has a script for every page to come',
      async (lent: Lent) => {
        await lent.context.addInitScript('window.left = 1');
      },
    ],
    [
      'has a function of a step, by its page',
      async (lent: Lent) => {
        await (await pageOf(lent)).exposeFunction('left', () => 1);
      },
    ],
    [
      'has another limit for what it does',
      async (lent: Lent) => {
        (await pageOf(lent)).setDefaultTimeout(1);
      },
    ],
    [
      'has a page that hangs',
      async (lent: Lent) => {
        const page = await pageOf(lent);
        await page.goto(site.url);
        await page.evaluate(() => {
          setTimeout(() => {
            for (;;);
          });
        });
      },
    ],
  ])('is replaced when it %s', async (_, use) => {
    await using contexts = newContexts();
    const first = await contexts.lend(wish('page'));
    await use(first);
    await first.giveBack();
    const second = await contexts.lend(wish('page'));
    expect(second.context).not.toBe(first.context);
    await (await pageOf(second)).goto(site.url);
    await second.giveBack();
  });

  it('is kept when what would stay was taken back', async () => {
    await using contexts = newContexts();
    const first = await contexts.lend(wish('page'));
    const script = await (await pageOf(first)).addInitScript('window.left = 1');
    await script.dispose();
    await first.giveBack();
    const second = await contexts.lend(wish('page'));
    expect(second.context).toBe(first.context);
    const page = await pageOf(second);
    await page.goto(site.url);
    expect(await page.evaluate('window.left')).toBeUndefined();
    await second.giveBack();
  });

  it('is replaced when something stays in it, when it died, and when other options are asked for', async () => {
    await using contexts = newContexts();
    const spoiled = await contexts.lend(wish('page'));
    await spoiled.giveBack(true);
    const died = await contexts.lend(wish('page'));
    await died.giveBack();
    await died.context.close();
    const small = await contexts.lend(wish('page'));
    await small.giveBack();
    const large = await contexts.lend(wish('page', { viewport: { width: 1000, height: 900 } }));
    expect(new Set([spoiled, died, small, large].map(({ context }) => context)).size).toBe(4);
    expect(await (await pageOf(large)).evaluate(() => window.innerWidth)).toBe(1000);
    await large.giveBack();
  });

  it('is replaced when the browser itself died', async () => {
    await using contexts = newContexts();
    const first = await contexts.lend(wish('page'));
    await (await browser.open())[Symbol.asyncDispose]();
    await first.giveBack();
    const second = await contexts.lend(wish('page'));
    await (await pageOf(second)).goto(site.url);
    await second.giveBack();
  });

  it('is closed with the worker', async () => {
    const contexts = newContexts();
    const lent = await contexts.lend(wish('page'));
    const page = await pageOf(lent);
    await lent.giveBack();
    await contexts[Symbol.asyncDispose]();
    expect(page.isClosed()).toBe(true);
  });
});
