import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as act from '../../../../support/browser/actions/act';
import { haveSaid } from '../../../../support/browser/looks/dialogs';
import type { BrowserSession } from '../../../../support/browser/session/session';
import { messageOf, newSession, OnePage, realBrowser } from '../surroundings';

const browser = realBrowser();
const site = new OnePage();
let session: BrowserSession;

beforeAll(async () => {
  await site.start();
});

afterAll(async () => {
  await session.close();
  await browser[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

/** A scenario of its own on a page with a button that asks. */
async function ask(question: string, before?: (session: BrowserSession) => void): Promise<string | null> {
  await session?.close();
  session = newSession(browser, site.url, { limit: 5_000 });
  site.body = `<output id=said></output><button onclick="said.textContent = String(${question})">Ask</button>`;
  await session.goto('/');
  before?.(session);
  await act.click(session, 'Ask');
  return await (await session.page()).locator('#said').textContent();
}

describe('a dialog that nobody speaks of', () => {
  it('is dismissed, and noted', async () => {
    expect(await ask(`confirm('Delete it?')`)).toBe('false');
    expect(session.dialogs.said).toEqual([{ type: 'confirm', message: 'Delete it?', how: 'dismissed' }]);
    expect((await session.evidence()).console).toEqual(['confirm: Delete it? (dismissed)']);
  });

  it('lets the page be left', async () => {
    await ask(`onbeforeunload = (event) => event.preventDefault()`);
    await session.goto('/elsewhere');
    expect((await session.page()).url()).toBe(`${site.url}/elsewhere`);
    expect(session.dialogs.said).toEqual([{ type: 'beforeunload', message: '', how: 'accepted' }]);
  });
});

describe('a dialog that was spoken of', () => {
  it('is accepted', async () => {
    expect(await ask(`confirm('Delete it?')`, ({ dialogs }) => dialogs.reply({ kind: 'accept' }))).toBe(
      'true',
    );
  });

  it('is dismissed', async () => {
    expect(await ask(`prompt('Name?', 'x')`, ({ dialogs }) => dialogs.reply({ kind: 'dismiss' }))).toBe(
      'null',
    );
  });

  it('is answered; one that takes no answer is accepted', async () => {
    const answer = { kind: 'answer', text: 'Ann' } as const;
    expect(await ask(`prompt('Name?')`, ({ dialogs }) => dialogs.reply(answer))).toBe('Ann');
    expect(await ask(`confirm('Sure?')`, ({ dialogs }) => dialogs.reply(answer))).toBe('true');
    expect(session.dialogs.said[0]?.how).toBe('accepted, as it takes no answer');
  });

  it('is the next one only, each reply for one', async () => {
    const said = await ask(`[confirm('a'), confirm('b'), confirm('c')]`, ({ dialogs }) => {
      dialogs.reply({ kind: 'accept' });
      dialogs.reply({ kind: 'accept' });
    });
    expect(said).toBe('true,true,false');
  });
});

describe('what a dialog said', () => {
  it('is found among all of the scenario, whatever the white space', async () => {
    await ask(`[alert('Saved.\\nThank you'), alert('Bye')]`);
    await haveSaid(session, 'Saved. Thank you');
    await haveSaid(session, 'Bye');
  });

  it('is told when it is something else', async () => {
    await ask(`[confirm('Delete order 17?'), prompt('Why?')]`, ({ dialogs }) => {
      for (const text of ['because', 'so', 'often']) dialogs.reply({ kind: 'answer', text });
    });
    expect(await messageOf(haveSaid(session, 'Delete order 18?'))).toBe(
      `PageExpectationError: No browser dialog said "Delete order 18?".
  at http://127.0.0.1:4173/
  Did you mean "Delete order 17?"?
  - confirm "Delete order 17?" (accepted, as it takes no answer)
  - prompt "Why?" (answered with "so")
  Still awaited: a dialog to answer with "often"
  → Compare with what was said, upper and lower case differ.`,
    );
  });

  it('cannot be told when none came', async () => {
    await ask('1', ({ dialogs }) => dialogs.reply({ kind: 'accept' }));
    expect((await session.evidence()).console).toEqual(['no browser dialog came to accept']);
    expect(await messageOf(haveSaid(session, 'Delete it?'))).toBe(
      `PageExpectationError: No browser dialog was shown.
  at http://127.0.0.1:4173/
  Still awaited: a dialog to accept
  → A dialog is one of the browser itself (alert, confirm, prompt); look for what the page draws with: I should see the "…" dialog`,
    );
  });
});
