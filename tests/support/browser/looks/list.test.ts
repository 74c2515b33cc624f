import { describe, expect, it } from 'vitest';
import { containItems, haveItems } from '../../../../support/browser/looks/list';
import { haveTitle, notSeeElement } from '../../../../support/browser/looks/page';
import { containText } from '../../../../support/browser/looks/text';
import { messageOf, showing } from '../surroundings';

const { session, show } = showing();

const CART = `<ul aria-label=Cart><li>Tea <b>€2.00</b> <button>Remove</button></li>
  <li>Cup <b>€7.50</b><ul><li>blue</li></ul></li><li hidden>Milk</li></ul>`;

describe('a list', () => {
  it('contains items that show all texts of a row, each in an item of its own', async () => {
    await show(CART);
    await containItems(session, 'Cart', [['Cup', '€7.50'], ['Tea €2.00']]);
    expect(await messageOf(containItems(session, 'Cart', [['Tea', '€7.50'], ['Milk']]))).toBe(
      `PageExpectationError: The "Cart" list does not contain these items.
  at http://127.0.0.1:4173/
  - Tea €7.50
  - Milk
  The items there:
  - Tea €2.00 Remove
  - Cup €7.50 blue
  → An item must show all texts of its row, upper and lower case differ.`,
    );
    expect(await messageOf(containItems(session, 'Cart', [['Tea'], ['Tea']]))).toContain(
      'does not contain this item.\n  at http://127.0.0.1:4173/\n  - Tea\n  The items there:\n',
    );
  });

  it('has so many items, those of lists within it and hidden ones not counted', async () => {
    await show(`${CART}<div role=list aria-label=Empty></div><ul aria-label=Hidden hidden></ul>`);
    await haveItems(session, 'Cart', 2);
    await haveItems(session, 'Empty', 0);
    expect(await messageOf(haveItems(session, 'Cart', 1))).toBe(
      `PageExpectationError: The "Cart" list should have 1 item, but it has 2.
  at http://127.0.0.1:4173/
  The items there:
  - Tea €2.00 Remove
  - Cup €7.50 blue`,
    );
    expect(await messageOf(haveItems(session, 'Hidden', 0))).toContain(
      '\n  The lists here: "Cart", "Empty"\n',
    );
    expect(await messageOf(haveItems(session, 'Empty', 1))).toContain('\n  The list has no items.');
  });
});

describe('the text of an element', () => {
  it('is what shows in it; of a field, what it holds', async () => {
    await show(`<article><h2>Order 17</h2><p style="text-transform:uppercase">paid</p><p hidden>open</p></article>
      <label>Note <textarea>call me</textarea></label><label>Status <select><option>New<option selected>Sent</select></label>`);
    await containText(session, 'Order 17', 'article', 'PAID');
    await containText(session, 'Order 17', 'article', 'paid');
    await containText(session, 'Note', 'field', 'call');
    await containText(session, 'Status', 'field', 'Sent');
    expect(await messageOf(containText(session, 'Status', 'field', 'New'))).toContain(
      'The "Status" field does not contain "New".',
    );
    expect(await messageOf(containText(session, 'Order 17', 'article', 'paied'))).toBe(
      `PageExpectationError: The "Order 17" article does not contain "paied".
  at http://127.0.0.1:4173/
  The closest text: "PAID"
  It contains "Order 17 PAID".`,
    );
  });

  it('may be none', async () => {
    await show('<p role=status aria-label=Hints style="height:9px"></p>');
    expect(await messageOf(containText(session, 'Hints', 'status', 'x'))).toContain('\n  It is empty.');
  });
});

describe('an element that should not be seen', () => {
  it('is absent or hidden', async () => {
    await show('<button hidden>Delete</button><a href="#x">Remove</a>');
    await notSeeElement(session, 'Delete', 'button');
    await notSeeElement(session, 'Remove', 'button');
  });

  it('is told when it shows', async () => {
    await show('<h1>Cart</h1><button>Delete</button><button>Delete</button><button>Add</button>');
    expect(await messageOf(notSeeElement(session, 'Delete', 'button'))).toBe(
      `PageExpectationError: The page shows the "Delete" button, and should not.
  at http://127.0.0.1:4173/
  There are 2 of them.
  → If it goes away later, give it time: within 10 seconds I should not see the …`,
    );
    expect(await messageOf(notSeeElement(session, 'Add', 'button'))).not.toContain('of them');
  });
});

describe('the title of the page', () => {
  it('is compared as a whole', async () => {
    await show('<script>document.title = "Orders  - Shop"</script>');
    await haveTitle(session, 'Orders - Shop');
    expect(await messageOf(haveTitle(session, 'Orders'))).toBe(
      `PageExpectationError: The page title is not "Orders".
  at http://127.0.0.1:4173/
  It is "Orders - Shop".`,
    );
    await show('<script>document.title = ""</script>');
    expect(await messageOf(haveTitle(session, 'Orders'))).toContain('\n  The page has no title.');
  });
});
