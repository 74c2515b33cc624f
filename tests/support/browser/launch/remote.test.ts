import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { type BrowserServer, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Contexts } from '../../../../support/browser/contexts/contexts';
import { findBrowser } from '../../../../support/browser/launch/find';
import { KeptBrowser } from '../../../../support/browser/launch/keep';
import { startBrowser } from '../../../../support/browser/launch/start';
import { seeText } from '../../../../support/browser/looks/page';
import { messageOf, newSession, OnePage } from '../surroundings';

/** A Playwright server with the machine's own browser, as a farm would run it. */
async function farm(port = 0): Promise<BrowserServer> {
  return await chromium.launchServer({
    host: '127.0.0.1',
    port,
    executablePath: findBrowser({}, process.env).path,
    chromiumSandbox: false,
  });
}

const site = new OnePage();
let server: BrowserServer;

beforeAll(async () => {
  await site.start();
  server = await farm();
});

afterAll(async () => {
  await server.close();
  await site[Symbol.asyncDispose]();
});

const env = (address = server.wsEndpoint()) => ({ BRINE_BROWSER_WS: address });

describe('the browser of a Playwright server', () => {
  it('opens the app on this machine, as several people, and in a kept context', async () => {
    site.body = '<script>document.write(localStorage.getItem("session"))</script>';
    await using kept = new KeptBrowser(async () => await startBrowser({}, env()));
    await using contexts = new Contexts(async () => await kept.open());
    for (const isolation of ['context', 'page', 'page'] as const) {
      const session = newSession(kept, site.url, { contexts, settings: { isolation } });
      await session.identify({ localStorage: { session: 'ann' } }, 'buyer');
      await session.goto('/');
      await seeText(session, 'ann');
      await session.identify({ localStorage: { session: 'carl' } }, 'clerk');
      await seeText(session, 'carl');
      expect((await session.evidence()).screenshot?.subarray(1, 4).toString()).toBe('PNG');
      await session.close();
    }
    const browser = await kept.open();
    expect(browser.name).toBe('Chromium of a Playwright server');
    expect(browser.version).toMatch(/^\d+\.\d+/);
  });

  it('serves many runners at once, and outlives each', async () => {
    const [first, second] = [await startBrowser({}, env()), await startBrowser({}, env())];
    await first[Symbol.asyncDispose]();
    expect([first.usable(), second.usable()]).toEqual([false, true]);
    await (await second.newContext({})).newPage();
    await second[Symbol.asyncDispose]();
  });

  it('is asked for again when the connection broke', async () => {
    const fragile = await farm();
    await using kept = new KeptBrowser(async () => await startBrowser({}, env(fragile.wsEndpoint())));
    const session = newSession(kept, site.url);
    await session.goto('/');
    await fragile.kill();
    await session.close();
    expect(await messageOf(newSession(kept, site.url).goto('/'))).toContain(
      'RemoteBrowserError: The Playwright server that BRINE_BROWSER_WS names gives no browser.',
    );
  });
});

describe('a server that gives no browser', () => {
  const failed = async (address: string) =>
    (await messageOf(startBrowser({}, env(address)))).replaceAll(
      /(127\.0\.0\.1|localhost):\d+/g,
      '127.0.0.1:4173',
    );
  const told = (where: string, reason: string) =>
    `RemoteBrowserError: The Playwright server that BRINE_BROWSER_WS names gives no browser.
  at ${where}
  ${reason}
  → Check its address, and that it is of the same Playwright version; or remove BRINE_BROWSER_WS to use a browser of this machine.`;

  it('is told where nothing listens, without the secrets of its address', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    expect(await failed(`ws://ann:geheim@127.0.0.1:${port}/farm?token=geheim`)).toBe(
      told('ws://127.0.0.1:4173/farm', 'Nothing listens there. (ECONNREFUSED)'),
    );
  });

  it('is told when it serves something else', async () => {
    expect(await failed(site.url.replace('http', 'ws'))).toBe(
      told('ws://127.0.0.1:4173/', 'It answers 200 OK, as no Playwright server does.'),
    );
  });

  it('is told in its own words when it is of another version', async () => {
    const words = 'Playwright version mismatch:\n  - server version: v1.99\n  - client version: v1.65\n';
    const old = createHttpServer();
    old.on('upgrade', (_request, socket) => {
      socket.end(`HTTP/1.1 428 Precondition Required\r\ncontent-length: ${words.length}\r\n\r\n${words}`);
    });
    await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve));
    const message = await failed(`ws://127.0.0.1:${(old.address() as AddressInfo).port}/`);
    old.close();
    expect(message).toBe(
      told(
        'ws://127.0.0.1:4173/',
        'Playwright version mismatch:\n  - server version: v1.99\n  - client version: v1.65',
      ),
    );
  });

  it('is told when its address is none', async () => {
    expect(await failed('farm')).toBe(told('farm', 'Such addresses begin with ws:// or wss://.'));
  });
});
