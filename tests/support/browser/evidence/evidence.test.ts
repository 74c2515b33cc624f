import { afterAll, describe, expect, it } from 'vitest';
import type { BrowserSession } from '../../../../support/browser/session/session';
import { until } from '../../../../support/wait/until';
import { newSession, realBrowser, serve } from '../surroundings';

const browser = realBrowser();

afterAll(async () => {
  await browser[Symbol.asyncDispose]();
});

/** An app whose page runs the script; its API answers by path. */
async function app(script: string) {
  return await serve((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    if (pathname === '/api/order') {
      return response.setHeader('content-type', 'application/json').end('{"id":7}');
    }
    if (pathname === '/api/large') {
      return response.setHeader('content-type', 'text/plain').end('x'.repeat(70_000));
    }
    if (pathname === '/api/hang') return;
    if (pathname === '/api/broken') return request.socket.destroy();
    if (pathname === '/api/events') {
      response.setHeader('content-type', 'text/event-stream').write('data: 1\n\n');
      return;
    }
    if (pathname === '/api/gone') return response.writeHead(404).end();
    if (pathname === '/favicon.ico') return response.writeHead(204).end();
    response
      .setHeader('content-type', 'text/html')
      .end(`<!doctype html><p id=done></p><script>${script}</script>`);
  });
}

async function done(session: BrowserSession): Promise<void> {
  await (await session.page()).locator('#done:not(:empty)').waitFor({ state: 'attached', timeout: 5_000 });
}

const finish = 'document.querySelector("#done").textContent = "x"';

describe('what the page said', () => {
  it('is kept: warnings, errors, uncaught exceptions with their stack, questions', async () => {
    await using site = await app(
      `console.log("quiet"); console.warn("careful"); console.error("bad", 7); confirm("Sure?"); ${finish}; nothing.here()`,
    );
    const session = newSession(browser, site.url);
    await session.goto('/');
    await done(session);
    await until(async () => expect((await session.evidence()).errors).toHaveLength(1), { limit: 3_000 });
    const { console, errors, url, screenshot } = await session.evidence();
    expect(console).toEqual([
      `warning: careful (${site.url}/:1)`,
      `error: bad 7 (${site.url}/:1)`,
      'confirm: Sure? (dismissed)',
    ]);
    expect(errors[0]).toMatch(/^ReferenceError: nothing is not defined\n\s+at http/);
    expect(url).toBe(`${site.url}/`);
    expect(screenshot?.subarray(1, 4).toString()).toBe('PNG');
    await session.close();
  });

  it('is not kept without end', async () => {
    await using site = await app(`for (let i = 0; i < 500; i++) console.warn("n" + i); ${finish}`);
    const session = newSession(browser, site.url);
    await session.goto('/');
    await done(session);
    await until(async () => expect((await session.evidence()).console).toHaveLength(101), { limit: 3_000 });
    expect((await session.evidence()).console.at(-1)).toBe('… (more was not kept)');
    await session.close();
  });

  it('is had from a page that hangs, and the next scenario gets a working browser', async () => {
    await using site = await app('');
    const session = newSession(browser, site.url);
    await session.goto('/');
    await (await session.page()).evaluate(() => {
      setTimeout(() => {
        for (;;);
      });
    });
    const start = performance.now();
    expect((await session.evidence()).url).toBe(`${site.url}/`);
    await session.close();
    expect(performance.now() - start).toBeLessThan(12_000);
    const next = newSession(browser, site.url);
    await next.goto('/');
    expect((await next.evidence()).screenshot).toBeDefined();
    await next.close();
  });
});

describe('what the page asked its services', () => {
  it('is recorded with what was sent and what came back', async () => {
    await using site = await app(
      `fetch("/api/order", { method: "POST", headers: { "content-type": "application/json" }, body: '{"n":1}' }).then(() => { ${finish} })`,
    );
    const session = newSession(browser, site.url);
    await session.goto('/');
    await done(session);
    await session.evidence();
    expect(session.exchanges).toHaveLength(1);
    expect(session.exchanges[0]).toMatchObject({
      service: new URL(site.url).host,
      request: { method: 'POST', url: `${site.url}/api/order`, body: '{"n":1}' },
      response: { status: 200, statusText: 'OK', text: '{"id":7}', body: { id: 7 } },
    });
    expect(session.exchanges[0]?.request.headers).toMatchObject({ 'content-type': 'application/json' });
    expect(Date.now() - Date.parse(session.exchanges[0]?.startedAt ?? '')).toBeLessThan(10_000);
    expect(session.exchanges[0]?.duration).toBeGreaterThanOrEqual(0);
    await session.close();
  });

  it('is cut where a body is too large to keep', async () => {
    await using site = await app(`fetch("/api/large").then((r) => r.text()).then(() => { ${finish} })`);
    const session = newSession(browser, site.url);
    await session.goto('/');
    await done(session);
    await session.evidence();
    expect(session.exchanges[0]?.response?.text).toBe('<70000 bytes of text/plain>');
    await session.close();
  });

  it('is told when no answer came', async () => {
    await using site = await app(`fetch("/api/broken").catch(() => { ${finish} })`);
    const session = newSession(browser, site.url);
    await session.goto('/');
    await done(session);
    const { errors, failures } = await session.evidence();
    expect(errors).toEqual([]);
    expect(failures).toEqual([`GET ${site.url}/api/broken failed: net::ERR_EMPTY_RESPONSE`]);
    expect(session.exchanges).toMatchObject([{ error: 'net::ERR_EMPTY_RESPONSE' }]);
    expect(session.exchanges[0]).not.toHaveProperty('response');
    await session.close();
  });

  it('is told when the answer is a refusal, whatever asked for it', async () => {
    await using site = await app(
      `const i = new Image(); i.onerror = () => fetch("/api/gone").then(() => { ${finish} }); i.src = "/api/gone";`,
    );
    const session = newSession(browser, site.url);
    await session.goto('/');
    await done(session);
    const { console, failures } = await session.evidence();
    expect(failures).toEqual(Array(2).fill(`GET ${site.url}/api/gone answered 404 Not Found`));
    expect(console).toEqual([]);
    await session.close();
  });

  it('is told of calls that are still open', async () => {
    await using site = await app(`fetch("/api/hang"); fetch("/api/events").then(() => { ${finish} })`);
    const session = newSession(browser, site.url);
    await session.goto('/');
    await done(session);
    await session.evidence();
    const outcomes = session.exchanges.map(({ request, response, error }) => [
      new URL(request.url).pathname,
      response?.status,
      error,
    ]);
    expect(outcomes.sort()).toEqual([
      ['/api/events', 200, 'still receiving when the scenario ended'],
      ['/api/hang', undefined, 'no answer when the scenario ended'],
    ]);
    await session.close();
  });

  it('is not recorded for other origins', async () => {
    await using other = await app('');
    await using site = await app(
      `fetch("${other.url}/api/order", { mode: "no-cors" }).then(() => { ${finish} })`,
    );
    const session = newSession(browser, site.url);
    await session.goto('/');
    await done(session);
    await session.evidence();
    expect(session.exchanges).toEqual([]);
    await session.close();
  });
});
