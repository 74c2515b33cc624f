import { describe, expect, it } from 'vitest';
import { containRows, haveRows } from '../../../../support/browser/looks/table';
import { messageOf, showing } from '../surroundings';

const { session, show } = showing('/cart');

const CART = `<table><caption>Cart</caption>
  <thead><tr><th>Product</th><th>Quantity</th><th>Price</th><th></th></tr></thead>
  <tbody>
    <tr><th scope=row>Green <b>tea</b></th><td><input type=number value=2></td><td>€2.00</td><td><button>Remove</button></td></tr>
    <tr><th scope=row>Cup</th><td><select><option>1<option selected>3</select></td><td>€5.00</td><td></td></tr>
    <tr hidden><td>Ghost</td><td>1</td><td>€0</td><td></td></tr>
  </tbody></table>`;

describe('a table', () => {
  it('contains rows by the columns that are named, in any order, with the values of its controls', async () => {
    await show(CART);
    await containRows(session, 'Cart', [
      ['Price', 'Product'],
      ['€5.00', 'Cup'],
      ['€2.00', 'Green tea'],
    ]);
    await containRows(session, 'Cart', [
      ['Product', 'Quantity'],
      ['Green tea', '2'],
      ['Cup', '3'],
    ]);
    await haveRows(session, 'Cart', 2);
  });

  it('that lacks a row is shown as it is', async () => {
    await show(CART);
    const expected = [
      ['Product', 'Price'],
      ['Cup', '€5.00'],
      ['Spoon', '€1.00'],
    ];
    expect(await messageOf(containRows(session, 'Cart', expected))).toBe(
      `PageExpectationError: The "Cart" table does not contain this row.
  at http://127.0.0.1:4173/cart
  | Product | Price |
  | Spoon   | €1.00 |
  The rows there:
  | Product   | Quantity | Price |        |
  | Green tea | 2        | €2.00 | Remove |
  | Cup       | 3        | €5.00 |        |
  → Cells are compared as the whole text that shows, upper and lower case differ.`,
    );
  });

  it('must have a row as often as it is expected', async () => {
    await show('<table aria-label=T><tr><th>A</th></tr><tr><td>1</td></tr></table>');
    expect(await messageOf(containRows(session, 'T', [['A'], ['1'], ['1'], ['2']]))).toContain(
      'The "T" table does not contain these rows.\n  at http://127.0.0.1:4173/cart\n  | A |\n  | 1 |\n  | 2 |\n',
    );
  });

  it('that lacks a column suggests one', async () => {
    await show(CART);
    expect(await messageOf(containRows(session, 'Cart', [['Prodct'], ['Cup']]))).toBe(
      `PageExpectationError: The "Cart" table has no column "Prodct".
  at http://127.0.0.1:4173/cart
  Did you mean "Product"?
  → Write the column as it shows in the head of the table.`,
    );
  });

  it('may be empty', async () => {
    await show('<table aria-label=T><thead><tr><th>A</th></tr></thead></table>');
    await haveRows(session, 'T', 0);
    expect(await messageOf(haveRows(session, 'T', 1))).toBe(
      `PageExpectationError: The "T" table should have 1 row, but it has 0.
  at http://127.0.0.1:4173/cart
  The table has no rows.`,
    );
  });

  it('may be made of roles, and hold another table', async () => {
    await show(`<div role=grid aria-label=G>
      <div role=row><span role=columnheader>A</span><span role=columnheader>B</span></div>
      <div role=row><span role=gridcell>1</span><span role=gridcell>2</span></div></div>
      <table aria-label=Outer><tr><th>X</th></tr><tr><td>in <table aria-label=Inner><tr><td>cell</td></tr></table></td></tr></table>`);
    await containRows(session, 'G', [['B'], ['2']]);
    await haveRows(session, 'G', 1);
    await haveRows(session, 'Outer', 1);
    await haveRows(session, 'Inner', 1);
  });

  it('counts a cell over several columns as several', async () => {
    await show(
      '<table aria-label=T><tr><th>A</th><th>B</th><th>C</th></tr><tr><td colspan=2>wide</td><td>c</td></tr></table>',
    );
    await containRows(session, 'T', [
      ['A', 'C'],
      ['wide', 'c'],
    ]);
  });

  it('is called by its caption or accessible name', async () => {
    await show(CART);
    expect(await messageOf(haveRows(session, 'Basket', 1))).toBe(
      `ElementNotFoundError: There is no table "Basket" on the page.
  at http://127.0.0.1:4173/cart
  Of that kind: "Cart" (table)
  → Check the name as it shows on the page; elements without text need an accessible name (aria-label).`,
    );
  });
});
