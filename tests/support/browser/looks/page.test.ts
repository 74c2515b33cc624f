import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beOn, notSeeText, seeElement, seeText } from '../../../../support/browser/looks/page';
import type { BrowserSession } from '../../../../support/browser/session/session';
import { messageOf, newSession, OnePage, realBrowser } from '../surroundings';

const browser = realBrowser();
const site = new OnePage();
let session: BrowserSession;

beforeAll(async () => {
  await site.start();
  session = newSession(browser, site.url, { pages: { orders: '/orders', cart: '/cart' } });
});

afterAll(async () => {
  await session.close();
  await browser[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

async function show(body: string, path = '/orders'): Promise<void> {
  site.body = body;
  await session.goto(path);
}

async function sees(text: string): Promise<boolean> {
  const [seen, unseen] = await Promise.allSettled([seeText(session, text), notSeeText(session, text)]);
  expect(seen.status).not.toBe(unseen.status);
  return seen.status === 'fulfilled';
}

describe('a text', () => {
  it('is seen within other text, across elements, whatever the white space', async () => {
    await show('<p>Your card was\n  <b>declined</b>.</p><p>Total: <span>€25.00</span></p>');
    expect(await sees('card was declined')).toBe(true);
    expect(await sees('Total: €25.00')).toBe(true);
    expect(await sees('Your Card')).toBe(false);
  });

  it('is not glued to the text of the next block or cell', async () => {
    await show('<div>Tea</div><div>Cup</div><table><tr><td>4</td><td>2</td></tr></table>');
    expect(await sees('TeaCup')).toBe(false);
    expect(await sees('42')).toBe(false);
    expect(await sees('4 2')).toBe(true);
  });

  it('is not seen when hidden in whatever way', async () => {
    await show(`<p hidden>h1</p><p style="visibility:hidden">h2</p><p style="opacity:0">h3</p>
      <details><summary>More</summary>h4</details><script>/*h5*/</script><template>h6</template>
      <div style="visibility:hidden">h7<b style="visibility:visible">v8</b></div>`);
    for (const text of ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'h7'])
      expect([text, await sees(text)]).toEqual([text, false]);
    expect(await sees('v8')).toBe(true);
    expect(await sees('More')).toBe(true);
  });

  it('is of a list only the chosen option', async () => {
    await show('<label>Status <select><option>All<option selected>Open<option>Paid</select></label>');
    expect(await sees('Paid')).toBe(false);
    expect(await sees('Open')).toBe(true);
  });

  it('is seen with the capitals of its style, and as written', async () => {
    await show('<p style="text-transform:uppercase">Order saved</p>');
    expect(await sees('ORDER SAVED')).toBe(true);
    expect(await sees('Order saved')).toBe(true);
  });

  it('is seen on buttons, in shadow trees and slots', async () => {
    await show(`<input type=submit value="Send it"><x-y>slotted</x-y><script>
      document.querySelector('x-y').attachShadow({ mode: 'open' }).innerHTML = '<p>in shadow</p><slot></slot>'</script>`);
    expect(await sees('Send it')).toBe(true);
    expect(await sees('in shadow')).toBe(true);
    expect(await sees('slotted')).toBe(true);
  });

  it('that is missing is answered with what is there', async () => {
    await show('<h1>Order 4f2a</h1><div role=alert>Your card was declined.</div><p>Order saveed!</p>');
    expect(await messageOf(seeText(session, 'Order saved'))).toBe(
      `PageExpectationError: The page does not show "Order saved".
  at http://127.0.0.1:4173/orders
  The closest text: "Order saveed!"
  headings: "Order 4f2a"
  alerts: "Your card was declined."
  → Compare with what is there; if it comes later, give it time: within 10 seconds I should see …`,
    );
  });

  it('that is missing may be so because the page is empty', async () => {
    await show('<div id=root></div>');
    expect(await messageOf(seeText(session, 'Orders'))).toContain('\n  It shows no text at all.\n');
  });

  it('that is missing where nothing stands out is answered with how the page begins', async () => {
    await show('<p>Tea</p><p>Cup</p>');
    expect(await messageOf(seeText(session, 'Orders'))).toContain('\n  It shows: "Tea Cup"\n');
  });

  it('that should not be there is shown in its line', async () => {
    await show('<h2>Cart</h2><p>Error: the cart could not be loaded</p>');
    expect(await messageOf(notSeeText(session, 'Error'))).toBe(
      `PageExpectationError: The page shows "Error", and should not.
  at http://127.0.0.1:4173/orders
  in: "Error: the cart could not be loaded"
  headings: "Cart"
  → If it goes away later, give it time: within 10 seconds I should not see …`,
    );
  });
});

describe('an element', () => {
  it('is seen by role and name', async () => {
    await show('<h1>Orders</h1>');
    await seeElement(session, 'Orders', 'heading');
    expect(await messageOf(seeElement(session, 'Order', 'heading'))).toBe(
      `ElementNotFoundError: There is no "Order" heading on the page.
  at http://127.0.0.1:4173/orders
  Did you mean "Orders" (heading)?
  → Check the name as it shows on the page; elements without text need an accessible name (aria-label).`,
    );
  });
});

describe('the address', () => {
  it('is compared by path; query and fragment only where they are written', async () => {
    await show('', '/orders?page=2#top');
    await beOn(session, '/orders');
    await beOn(session, 'orders');
    await beOn(session, '/orders?page=2');
    await beOn(session, '/orders#top');
    await beOn(session, '/orders?page=2#top');
    await beOn(session, `${site.url}/orders`);
    await expect(beOn(session, '/orders?page=3')).rejects.toThrow();
    await expect(beOn(session, '/orders/')).rejects.toThrow();
    await expect(beOn(session, 'http://example.com/orders')).rejects.toThrow();
  });

  it('that is another is told with what the page shows', async () => {
    await show('<h1>Sign in</h1>', '/sign-in?next=%2Fcart');
    expect(await messageOf(beOn(session, 'cart'))).toBe(
      `PageExpectationError: The page is not "cart" (/cart).
  at http://127.0.0.1:4173/sign-in?next=%2Fcart
  headings: "Sign in"
  → Check what should have led there, and whether the app refused it.`,
    );
    expect(await messageOf(beOn(session, '/cart'))).toContain('The page is not "/cart".\n');
  });
});
