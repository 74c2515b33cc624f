import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Contexts } from '../../../../support/browser/contexts/contexts';
import { beOn, seeText } from '../../../../support/browser/looks/page';
import type { BrowserSession } from '../../../../support/browser/session/session';
import type { Identity } from '../../../../support/settings/settings';
import { until } from '../../../../support/wait/until';
import { messageOf, newSession, OnePage, realBrowser, serve } from '../surroundings';

const browser = realBrowser();
const site = new OnePage();

beforeAll(async () => {
  await site.start();
});

afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

describe('opening', () => {
  it('costs nothing until the first page', async () => {
    const session = newSession(browser, site.url);
    expect(session.used).toBe(false);
    await session.identify({ localStorage: { a: '1' } });
    expect(await session.evidence()).toMatchObject({ console: [], errors: [] });
    await session.close();
    expect(session.used).toBe(false);
  });

  it('takes a path, a page’s name or a whole address', async () => {
    const session = newSession(browser, site.url, { pages: { 'new order': '/orders/new' } });
    for (const [place, path] of [
      ['/a?b=1', '/a?b=1'],
      ['new order', '/orders/new'],
      [`${site.url}/whole`, '/whole'],
    ] as const) {
      await session.goto(place);
      expect((await session.page()).url()).toBe(`${site.url}${path}`);
    }
    expect(session.used).toBe(true);
    await session.close();
  });

  it('knows which page was meant', async () => {
    const session = newSession(browser, site.url, { pages: { orders: '/orders', cart: '/cart' } });
    expect(await messageOf(session.goto('order'))).toBe(
      `UnknownPageError: There is no page "order".
  Did you mean "orders"?
  → Write a path that begins with "/", or add the name to \`pages\` in brine.config.ts.`,
    );
    expect(await messageOf(session.goto('xxxxxxx'))).toContain('  known: orders, cart\n');
  });

  it('takes a whole address where there is no app, and says so for anything else', async () => {
    const session = newSession(browser, '', { baseUrl: async () => undefined });
    await session.identify({ cookies: { a: '1' }, localStorage: { a: '1' } });
    await session.goto(`${site.url}/whole`);
    expect((await session.page()).url()).toBe(`${site.url}/whole`);
    expect(await messageOf(session.goto('/cart'))).toBe(
      `NoWebAppError: "/cart" cannot be opened: the settings name no web app.
  at brine.config.ts, web
  → Add \`web\` to brine.config.ts (docs/settings.md), or open a whole address.`,
    );
    await session.close();
  });

  it('says when nothing answers', async () => {
    const gone = await serve(() => {});
    await gone[Symbol.asyncDispose]();
    const session = newSession(browser, gone.url);
    expect(await messageOf(session.goto('/'))).toBe(
      `PageNotOpenedError: The page could not be opened.
  at http://127.0.0.1:4173/
  Nothing listens there. (net::ERR_CONNECTION_REFUSED)
  → Check that the web app runs and that the address is right.`,
    );
    await session.close();
  });

  it('is asked for before anything is looked at', async () => {
    const session = newSession(browser, site.url);
    expect(await messageOf(seeText(session, 'x'))).toBe(
      'NoPageOpenError: No page is open.\n  → Write a step `I open "…"` before this one.',
    );
    await session.close();
  });

  it('follows into a new window, and back when that is closed', async () => {
    site.body = '<a href="/other" target="_blank">Open</a>';
    const session = newSession(browser, site.url);
    await session.goto('/');
    await (await session.page()).getByText('Open').click();
    await until(() => beOn(session, '/other'), { limit: 5_000 });
    await (await session.page()).close();
    await beOn(session, '/');
    await session.close();
  });

  it('uses the settings of the window', async () => {
    const settings = { viewport: { width: 400, height: 300 }, locale: 'pt-PT', timezone: 'Asia/Tokyo' };
    const session = newSession(browser, site.url, { settings });
    await session.goto('/');
    const page = await session.page();
    const seen = await page.evaluate(() => [
      window.innerWidth,
      navigator.language,
      Intl.DateTimeFormat().resolvedOptions().timeZone,
    ]);
    expect(seen).toEqual([400, 'pt-PT', 'Asia/Tokyo']);
    await session.close();
  });
});

describe('identity', () => {
  it('is in the storage before the first script runs', async () => {
    site.body = '<script>document.write(localStorage.getItem("session") ?? "nobody")</script>';
    const session = newSession(browser, site.url);
    await session.identify({ localStorage: { session: 'ann' } });
    await session.goto('/');
    await seeText(session, 'ann');
    await session.close();
  });

  it('is planted once: who signs out in the app stays signed out', async () => {
    site.body = '<script>document.write(localStorage.getItem("session") ?? "nobody")</script>';
    const session = newSession(browser, site.url);
    await session.identify({ localStorage: { session: 'ann' } });
    await session.goto('/');
    await (await session.page()).evaluate(() => localStorage.clear());
    await session.goto('/again');
    await seeText(session, 'nobody');
    await session.close();
  });

  it('is of one person: another who is seen first opens the same address as themselves', async () => {
    site.body =
      '<script>document.write(localStorage.getItem("session") + "," + localStorage.getItem("cart"))</script>';
    const session = newSession(browser, site.url);
    await session.identify({ localStorage: { session: 'ann', cart: 'full' } }, 'ann');
    await session.goto('/orders?x=1');
    await session.identify({ localStorage: { session: 'carl' } }, 'carl');
    await beOn(session, '/orders?x=1');
    await seeText(session, 'carl,null');
    await session.identify({});
    await beOn(session, '/orders?x=1');
    await seeText(session, 'null,null');
    await session.close();
  });

  it('may be cookies, or headers on the requests to the app alone', async () => {
    const echo = (request: { headers: object }) => JSON.stringify(request.headers);
    await using app = await serve((request, response) => {
      response.setHeader('access-control-allow-origin', '*').end(echo(request));
    });
    await using other = await serve((request, response) => {
      response.setHeader('access-control-allow-origin', '*').end(echo(request));
    });
    const session = newSession(browser, app.url);
    const headersAt = async (url: string) =>
      await (await session.page()).evaluate(async (address) => await (await fetch(address)).json(), url);

    await session.identify({ cookies: { sid: 'abc' }, headers: { authorization: 'Bearer 1' } });
    await session.goto('/');
    expect(await headersAt(app.url)).toMatchObject({
      cookie: 'sid=abc',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    });
    expect(await headersAt(app.url)).not.toHaveProperty('authorization');

    await session.identify({ headers: { authorization: 'Bearer 2' } }, 'other');
    expect(await headersAt(app.url)).toMatchObject({ authorization: 'Bearer 2' });
    expect(await headersAt(other.url)).not.toHaveProperty('authorization');
    await session.close();
  });

  it('does not reach the next scenario', async () => {
    site.body = '<script>document.write(localStorage.getItem("session") + document.cookie)</script>';
    const first = newSession(browser, site.url);
    await first.identify({ localStorage: { session: 'ann' }, cookies: { sid: '1' } });
    await first.goto('/');
    await seeText(first, 'annsid=1');
    await first.close();
    const second = newSession(browser, site.url);
    await second.goto('/');
    await seeText(second, 'null');
    await second.close();
  });
});

describe('several people', () => {
  const words =
    '<title>t</title><label>Note <input></label><fieldset><legend>Home</legend>red</fieldset><script>document.write(localStorage.getItem("session"))</script>';

  it('come back to their page as they left it', async () => {
    site.body = words;
    const session = newSession(browser, site.url);
    await session.identify({ localStorage: { session: 'ann' } }, 'buyer');
    await session.goto('/cart');
    const mine = await session.page();
    await mine.getByLabel('Note').fill('half writ');
    await session.lookInside('Home', 'group');
    await session.identify({ localStorage: { session: 'carl' } }, 'clerk');
    await session.goto('/admin');
    await seeText(session, 'carl');
    await session.identify({ localStorage: { session: 'ann again' } }, 'buyer');
    expect(await session.page()).toBe(mine);
    expect(await mine.getByLabel('Note').inputValue()).toBe('half writ');
    await beOn(session, '/cart');
    await seeText(session, 'red');
    expect(await messageOf(seeText(session, 'ann'))).toContain('inside the "Home" group');
    await session.close();
  });

  it('share nothing: windows, cookies, storage', async () => {
    site.body = '<a href="/other" target="_blank">Open</a>';
    const session = newSession(browser, site.url);
    await session.identify({ cookies: { sid: 'ann' } }, 'buyer');
    await session.goto('/');
    const buyers = await session.context();
    await session.identify({ cookies: { sid: 'carl' } }, 'clerk');
    const clerks = await session.context();
    expect(clerks).not.toBe(buyers);
    await (await session.page()).getByText('Open').click();
    await until(() => beOn(session, '/other'), { limit: 5_000 });
    await session.identify({}, 'buyer');
    await beOn(session, '/');
    expect((await buyers.cookies()).map(({ value }) => value)).toEqual(['ann']);
    expect((await clerks.cookies()).map(({ value }) => value)).toEqual(['carl']);
    await session.close();
    expect([buyers.pages(), clerks.pages()]).toEqual([[], []]);
  });

  it('stay where they are when nobody is on a page of the app', async () => {
    site.body = words;
    await using other = await serve((_request, response) => response.end('elsewhere'));
    const session = newSession(browser, site.url);
    await session.goto(`${other.url}/`);
    await session.identify({}, 'clerk');
    expect(await messageOf(seeText(session, 'x'))).toBe(
      'NoPageOpenError: No page is open.\n  → Write a step `I open "…"` before this one.',
    );
    await session.close();
  });

  it('are all in the evidence, the one who acts first', async () => {
    site.body = words;
    const session = newSession(browser, site.url);
    await session.identify({}, 'buyer');
    await session.goto('/cart');
    await session.identify({}, 'clerk');
    await session.goto('/admin');
    await session.identify({});
    const { person, url, screenshot, others } = await session.evidence();
    expect([person, url]).toEqual([undefined, `${site.url}/admin`]);
    expect(others?.map((one) => [one.person, one.url])).toEqual([
      ['buyer', `${site.url}/cart`],
      ['clerk', `${site.url}/admin`],
    ]);
    for (const image of [screenshot, ...(others ?? []).map((one) => one.screenshot)])
      expect(image?.subarray(1, 4).toString()).toBe('PNG');
    await session.close();
  });
});

describe('a worker that keeps its context', () => {
  const settings = { isolation: 'page' } as const;

  it('lends it to one scenario after the other, unless the clock was changed or tags ask for another', async () => {
    site.body = '<script>document.write(localStorage.getItem("session"))</script>';
    await using contexts = new Contexts(async () => await browser.open());
    const contextOf = async (tags: string[], act: (session: BrowserSession) => Promise<void>) => {
      const session = newSession(browser, site.url, { settings, contexts });
      session.begin(tags);
      await session.goto('/');
      await act(session);
      const context = await session.context();
      await session.close();
      return context;
    };
    const nobody = async (session: BrowserSession) => await seeText(session, 'null');
    const first = await contextOf([], nobody);
    expect(await contextOf(['@ui'], nobody)).toBe(first);
    expect(await contextOf(['@isolation:context'], nobody)).not.toBe(first);
    expect(await contextOf(['@locale:pt-PT'], nobody)).not.toBe(first);
    expect(await contextOf([], async (session) => await session.clock.set('2026-03-29'))).toBe(first);
    expect(await contextOf([], nobody)).not.toBe(first);
  });

  it('stays on the page of components only where nobody has to be signed in there', async () => {
    site.body = '<script>document.write(localStorage.getItem("session"))</script>';
    await using contexts = new Contexts(async () => await browser.open());
    const at = async (identity: Identity) => {
      const session = newSession(browser, site.url, { contexts });
      session.expectComponents('unmount');
      await session.identify(identity, 'buyer');
      const before = (await session.page()).url();
      await session.open(`${site.url}/__component__/`);
      await session.close();
      return before;
    };
    expect(await at({})).toBe('about:blank');
    expect(await at({})).toBe(`${site.url}/__component__/`);
    expect(await at({ localStorage: { session: 'ann' } })).toBe('about:blank');
    expect(await at({})).toBe('about:blank');
  });
});

describe('what tags and settings ask for in vain', () => {
  it('is told when the browser is first needed', async () => {
    const session = newSession(browser, site.url, { settings: { device: 'iFone 15' } });
    session.begin(['@trace:yes']);
    expect(await messageOf(session.goto('/'))).toBe(
      `BrowserOptionsError: The browser cannot be as 2 choices say.
  browser.device "iFone 15" is no device that Playwright knows (did you mean "iPhone 15" or "iPhone 11"?)
  @trace:yes should be one of: @trace:off, @trace:on-failure, @trace:on-retry, @trace:always
  → Correct them in brine.config.ts, browser, or in the tags of the scenario (docs/ui.md).`,
    );
    await session.close();
  });
});

describe('an address that Brine serves', () => {
  it('is opened as the app is: with the identity, and its calls recorded', async () => {
    const script = '<script>fetch("/api").then(() => document.write(localStorage.getItem("a")))</script>';
    await using gateway = await serve((request, response) => {
      response.setHeader('content-type', 'text/html').end(request.url === '/api' ? '' : script);
    });
    const session = newSession(browser, site.url);
    await session.identify({ localStorage: { a: 'ann' } }, 'buyer');
    await session.goto('/');
    await session.open(`${gateway.url}/__component__/`);
    await until(() => seeText(session, 'ann'), { limit: 5_000 });
    await session.settle();
    expect(session.exchanges.map(({ request }) => request.url)).toEqual([`${gateway.url}/api`]);
    await session.close();
  });
});

describe('looking inside', () => {
  const page =
    '<fieldset><legend>Home</legend>red</fieldset><fieldset id=w><legend>Work</legend>blue</fieldset>';

  it('narrows what is seen until the whole page is looked at', async () => {
    site.body = page;
    const session = newSession(browser, site.url);
    await session.goto('/');
    await session.lookInside('Home', 'group');
    await seeText(session, 'red');
    expect(await messageOf(seeText(session, 'blue'))).toContain(
      'at http://127.0.0.1:4173/, inside the "Home" group\n',
    );
    session.lookAtWholePage();
    await seeText(session, 'blue');
    await session.close();
  });

  it('ends with the page', async () => {
    site.body = page;
    const session = newSession(browser, site.url);
    await session.goto('/');
    await session.lookInside('Home', 'group');
    await session.goto('/next');
    await seeText(session, 'blue');
    await session.lookInside('Home', 'group');
    await session.reload();
    await seeText(session, 'blue');
    await session.close();
  });

  it('says when what was looked inside has gone', async () => {
    site.body = page;
    const session = newSession(browser, site.url);
    await session.goto('/');
    await session.lookInside('Work', 'group');
    await (await session.page()).evaluate(() => document.querySelector('#w')?.remove());
    expect(await messageOf(seeText(session, 'blue'))).toBe(
      `ElementNotFoundError: You look inside the "Work" group, which is not on the page any more.
  at http://127.0.0.1:4173/
  → Write "I look at the whole page" before this step.`,
    );
    await session.close();
  });
});
