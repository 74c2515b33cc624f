import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as act from '../../../../support/browser/actions/act';
import { lookInsideFrame } from '../../../../support/browser/actions/frames';
import { beInState, haveValue } from '../../../../support/browser/looks/element';
import { containItems } from '../../../../support/browser/looks/list';
import { notSeeElement, notSeeText, seeElement, seeText } from '../../../../support/browser/looks/page';
import { containRows } from '../../../../support/browser/looks/table';
import { containText } from '../../../../support/browser/looks/text';
import type { BrowserSession } from '../../../../support/browser/session/session';
import { messageOf, newSession, realBrowser, type Site, serve } from '../surroundings';

const browser = realBrowser();
let site: Site;
let session: BrowserSession;

const CARD = `<h2>Card</h2><label>Number <input></label><label>Kind <select><option>Debit<option>Credit</select></label>
  <fieldset><legend>When</legend><label><input type=radio name=w>Now</label></fieldset>
  <div role=row><span>Tea</span> 2</div><ul aria-label=Lines><li>Tea 2</ul>
  <table><caption>Fees</caption><tr><th>Kind<tr><td>Debit</table>
  <button disabled>Pay</button><iframe title="Terms" srcdoc="<p>No refunds</p>"></iframe>`;

const OUTER = `<h1>Checkout</h1><iframe title="Card details" src="/card"></iframe>
  <iframe name="ads" src="/ads"></iframe><iframe src="/ads"></iframe><iframe title=Hidden hidden></iframe>
  <b id=chat>Chat</b><section aria-label=Two><iframe aria-labelledby=chat></iframe><iframe aria-label=Twin></iframe><iframe aria-label=Twin></iframe></section>
  <button onclick="document.querySelector('iframe').remove()">Drop</button>`;

beforeAll(async () => {
  site = await serve(({ url }, response) => {
    const body = url === '/card' ? CARD : url === '/ads' ? 'Buy' : OUTER;
    response.setHeader('content-type', 'text/html').end(body);
  });
  session = newSession(browser, site.url, { limit: 1_000 });
});

afterAll(async () => {
  await session.close();
  await browser[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

async function inside(name: string): Promise<void> {
  await session.goto('/');
  await lookInsideFrame(session, name);
}

describe('inside a frame', () => {
  it('every check looks at its page alone', async () => {
    await inside('Card details');
    await session.patience.eventually(() => seeText(session, 'Card'));
    await notSeeText(session, 'Checkout');
    await seeElement(session, 'Card', 'heading');
    await seeElement(session, 'Tea', 'row');
    await notSeeElement(session, 'Checkout', 'heading');
    await beInState(session, 'Pay', 'button', 'disabled');
    await containItems(session, 'Lines', [['Tea']]);
    await containRows(session, 'Fees', [['Kind'], ['Debit']]);
    await containText(session, 'Tea', 'row', '2');
  });

  it('every kind of field is filled in', async () => {
    await inside('Card details');
    await act.fillForm(session, [
      ['Number', '4242'],
      ['Kind', 'Credit'],
      ['When', 'Now'],
    ]);
    await haveValue(session, 'Number', '4242');
    await haveValue(session, 'Kind', 'Credit');
    await beInState(session, 'Now', 'radio', 'checked');
  });

  it('steps narrow further, also into a frame of its own', async () => {
    await inside('Card details');
    await session.lookInside('Tea', 'row');
    await notSeeText(session, 'Card');
    await inside('Card details');
    await lookInsideFrame(session, 'Terms');
    await session.patience.eventually(() => seeText(session, 'No refunds'));
  });

  it('a failure says so', async () => {
    await inside('Card details');
    await session.patience.eventually(() => seeText(session, 'Card'));
    expect(await messageOf(seeElement(session, 'Cart', 'heading'))).toBe(
      `ElementNotFoundError: There is no "Cart" heading.
  at http://127.0.0.1:4173/, inside the "Card details" frame
  Did you mean "Card" (heading)?
  → Check the name, or write "I look at the whole page" before this step.`,
    );
  });

  it('nothing is seen any more once it has gone', async () => {
    await inside('Card details');
    await (await session.page()).getByRole('button', { name: 'Drop' }).click();
    const gone = `ElementNotFoundError: You look inside the "Card details" frame, which is not on the page any more.
  at http://127.0.0.1:4173/
  → Write "I look at the whole page" before this step.`;
    expect(await messageOf(seeText(session, 'Card'))).toBe(gone);
    expect(await messageOf(notSeeText(session, 'Card'))).toBe(gone);
    expect(await messageOf(seeElement(session, 'Card', 'heading'))).toBe(gone);
    expect(await messageOf(notSeeElement(session, 'Card', 'heading'))).toBe(gone);
  });
});

describe('a frame', () => {
  it.each(['Card details', 'ads', 'Chat'])('is found by what names it: %s', async (name) => {
    await inside(name);
  });

  it('that is not there is answered with those that are', async () => {
    await session.goto('/');
    expect(await messageOf(lookInsideFrame(session, 'Card detail'))).toBe(
      `ElementNotFoundError: There is no frame "Card detail" on the page.
  at http://127.0.0.1:4173/
  Did you mean "Card details"?
  The frames here: "Card details", "ads", one without a name, "Chat", "Twin", "Twin"
  → A frame is named by its title (or aria-label).`,
    );
    await session.lookInside('Two', 'region');
    expect(await messageOf(lookInsideFrame(session, 'Card details'))).toBe(
      `ElementNotFoundError: There is no frame "Card details".
  at http://127.0.0.1:4173/, inside the "Two" region
  The frames here: "Chat", "Twin", "Twin"
  → A frame is named by its title (or aria-label).`,
    );
  });

  it('must be one alone', async () => {
    await session.goto('/');
    expect(await messageOf(lookInsideFrame(session, 'Twin'))).toBe(
      `AmbiguousElementError: 2 frames are called "Twin", and one is wanted.
  at http://127.0.0.1:4173/
  → Narrow with \`I look inside the "…" group\` (or region, dialog) first.`,
    );
  });
});
