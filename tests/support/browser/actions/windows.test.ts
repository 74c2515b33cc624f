import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as act from '../../../../support/browser/actions/act';
import { closeWindow, goToWindow, haveWindows } from '../../../../support/browser/actions/windows';
import { seeText } from '../../../../support/browser/looks/page';
import type { BrowserSession } from '../../../../support/browser/session/session';
import { messageOf, newSession, realBrowser, type Site, serve } from '../surroundings';

const browser = realBrowser();
let site: Site;
let session: BrowserSession;

const TITLES: Record<string, string> = { '/': 'Shop', '/invoice': 'Invoice' };

beforeAll(async () => {
  site = await serve(({ url = '' }, response) => {
    const path = url.replace(/\?.*/, '');
    const links = ['/invoice', '/help?page=1', '/help?page=2']
      .map((to) => `<a href="${to}" target=_blank>open ${to}</a>`)
      .join(' ');
    response
      .setHeader('content-type', 'text/html')
      .end(`<title>${TITLES[path] ?? 'Help'}</title><h1>at ${url}</h1>${links}`);
  });
  session = newSession(browser, site.url, { pages: { bill: '/invoice' }, limit: 1_000 });
  await session.goto('/');
});

afterAll(async () => {
  await session.close();
  await browser[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

async function open(to: string): Promise<void> {
  await goToWindow(session, 'Shop');
  await act.click(session, `open ${to}`);
  await session.patience.eventually(() => seeText(session, `at ${to}`));
}

describe('windows', () => {
  it('are counted', async () => {
    await open('/invoice');
    await open('/help?page=1');
    await haveWindows(session, 3);
    expect(await messageOf(haveWindows(session, 1))).toBe(
      `PageExpectationError: 3 windows are open, expected 1.
  - "Shop" at http://127.0.0.1:4173/
  - "Invoice" at http://127.0.0.1:4173/invoice
  - "Help" at http://127.0.0.1:4173/help?page=1`,
    );
  });

  it.each(['Invoice', 'bill', '/invoice'])('are found by %s', async (called) => {
    await goToWindow(session, 'Shop');
    await goToWindow(session, called);
    await seeText(session, 'at /invoice');
  });

  it('are found by their whole address, and by a path without its query', async () => {
    await goToWindow(session, `${site.url}/help?page=1`);
    await goToWindow(session, 'Shop');
    await goToWindow(session, '/help');
    await seeText(session, 'at /help?page=1');
  });

  it('of the same name are told apart by their query', async () => {
    await open('/help?page=2');
    expect(await messageOf(goToWindow(session, 'Help'))).toBe(
      `WindowNotFoundError: 2 windows are called "Help", and one is wanted.
  - "Help" at http://127.0.0.1:4173/help?page=1
  - "Help" at http://127.0.0.1:4173/help?page=2
  → Write the path of the one, with its query if need be.`,
    );
    await goToWindow(session, '/help?page=2');
    await seeText(session, 'at /help?page=2');
  });

  it('are closed, and steps are in another then', async () => {
    await goToWindow(session, '/help?page=2');
    await closeWindow(session);
    await haveWindows(session, 3);
    await seeText(session, 'at /help?page=1');
  });

  it('that are not there are answered with those that are', async () => {
    expect(await messageOf(goToWindow(session, 'Invoices'))).toBe(
      `WindowNotFoundError: There is no window "Invoices".
  Did you mean "Invoice" or "/invoice"?
  The open windows:
  - "Shop" at http://127.0.0.1:4173/
  - "Invoice" at http://127.0.0.1:4173/invoice
  - "Help" at http://127.0.0.1:4173/help?page=1
  → Write its title, the name of its page, or its path.`,
    );
  });

  it('must be there to be closed', async () => {
    const fresh = newSession(browser, site.url);
    expect(await messageOf(closeWindow(fresh))).toBe(
      'NoPageOpenError: No page is open.\n  → Write a step `I open "…"` before this one.',
    );
    expect(await messageOf(haveWindows(fresh, 1))).toBe(
      'PageExpectationError: No window is open, expected 1.',
    );
    await fresh.close();
  });
});
