import { describe, expect, it } from 'vitest';
import { findOne } from '../../../../support/browser/elements/locate';
import { byRole, clickable, field, tickable, type Wanted } from '../../../../support/browser/elements/wanted';
import { messageOf, showing } from '../surroundings';

const { session, show } = showing('/orders');

/** The id of the element that is found. */
async function idOf(wanted: Wanted): Promise<string | null> {
  return await (await findOne(await session.view(), wanted)).getAttribute('id');
}

const failure = async (wanted: Wanted) => await messageOf(idOf(wanted));

describe('something to click', () => {
  it('is a button, link, tab, menu item, checkbox, radio, switch or option by its accessible name', async () => {
    await show(`
      <button id=1>Save</button> <a id=2 href="/x">Cart <img alt="(2 items)"></a>
      <div role=tab id=3 aria-label="Details">…</div> <div role=menuitem id=4>Rename</div>
      <label><input type=checkbox id=5> Subscribe</label> <label><input type=radio id=6> Express</label>
      <div role=switch id=7 aria-label="Dark mode" aria-checked=false>o</div>
      <div role=listbox><div role=option id=8>Portugal</div></div>`);
    const names = [
      'Save',
      'Cart (2 items)',
      'Details',
      'Rename',
      'Subscribe',
      'Express',
      'Dark mode',
      'Portugal',
    ];
    expect(await Promise.all(names.map(async (name) => await idOf(clickable(name))))).toEqual([
      ...['1', '2', '3', '4', '5', '6', '7', '8'],
    ]);
  });

  it('is what shows the text when nothing has the name', async () => {
    await show('<div id=card onclick="0">Open the card</div>');
    expect(await idOf(clickable('Open the card'))).toBe('card');
  });

  it('has exactly the name, and is preferred to a text that reads the same', async () => {
    await show('<button id=all>Save all</button><p>Save</p><button id=save>Save</button>');
    expect(await idOf(clickable('Save'))).toBe('save');
  });

  it('is visible', async () => {
    await show('<button hidden>Save</button><button id=seen>Save</button>');
    expect(await idOf(clickable('Save'))).toBe('seen');
  });

  it('is suggested when the name is almost right', async () => {
    await show('<button>Save</button><a href="/">Save</a><button>Cancel</button><h1>Sve me</h1>');
    expect(await failure(clickable('Sve'))).toBe(
      `ElementNotFoundError: There is no button, link or other thing to click called "Sve" on the page.
  at http://127.0.0.1:4173/orders
  Did you mean "Save" (button, link)?
  → Check the name as it shows on the page; elements without text need an accessible name (aria-label).`,
    );
  });

  it('is listed with its role and place when there are several', async () => {
    await show(`<table>
      <tr><td>Tea</td><td><button>Remove</button></td></tr>
      <tr><td>Cup</td><td><button>Remove</button></td></tr></table><a href="/">Remove</a>`);
    expect(await failure(clickable('Remove'))).toBe(
      `AmbiguousElementError: 3 elements are called "Remove", and one is wanted.
  at http://127.0.0.1:4173/orders
  - button "Remove" in row "Tea Remove"
  - button "Remove" in row "Cup Remove"
  - link "Remove"
  → Say which: name its role (the "…" button), or narrow with \`I look inside the "…" row\` (or group, region, dialog).`,
    );
  });
});

describe('an element of a role', () => {
  it('that is not there gets a list of those that are', async () => {
    await show('<button>Pay now</button><button>Keep order</button><a href="/">Delete</a>');
    expect(await failure(byRole('Delete', 'button'))).toBe(
      `ElementNotFoundError: There is no "Delete" button on the page.
  at http://127.0.0.1:4173/orders
  It is the name of a link.
  The buttons here: "Pay now", "Keep order"
  → Check the name as it shows on the page; elements without text need an accessible name (aria-label).`,
    );
  });

  it('may be the only thing missing', async () => {
    await show('<p>Nothing here</p>');
    expect(await failure(byRole('Delete', 'menuitem'))).toBe(
      `ElementNotFoundError: There is no "Delete" menu item on the page.
  at http://127.0.0.1:4173/orders
  The menu items here: none with a name
  → Check the name as it shows on the page; elements without text need an accessible name (aria-label).`,
    );
  });

  it('may be hidden', async () => {
    await show('<p style="display:none">Secret</p>');
    expect(await failure(clickable('Secret'))).toContain(
      '\n  There is one, but it is hidden or has no size.\n',
    );
  });

  it.each(['row', 'listitem', 'alert', 'status', 'dialog', 'article'])(
    'is called by a text in it where authors give no name: %s',
    async (role) => {
      await show(
        `<div><div role=${role}><p>Green Tea</p> <b>2</b></div><div role=${role} id=it><p>Tea</p> <b>3</b></div></div>`,
      );
      expect(await idOf(byRole('Tea', role))).toBe('it');
    },
  );

  it('is called by its whole text', async () => {
    await show('<div role=alert id=it>Wrong <i>username</i> or\n password</div>');
    expect(await idOf(byRole('Wrong username or password', 'alert'))).toBe('it');
  });

  it('is searched only where steps look', async () => {
    await show('<section aria-label=A><button>Go</button></section><section aria-label=B>x</section>');
    await session.lookInside('B', 'region');
    expect(await failure(byRole('Go', 'button'))).toBe(
      `ElementNotFoundError: There is no "Go" button.
  at http://127.0.0.1:4173/orders, inside the "B" region
  The buttons here: none with a name
  → Check the name, or write "I look at the whole page" before this step.`,
    );
  });
});

describe('a field', () => {
  it('is found by its label, however that is tied to it', async () => {
    await show(`
      <label>Name <input id=1></label> <label for=2>E-mail</label><input id=2 type=email>
      <span id=s>City</span><input id=3 aria-labelledby=s> <textarea id=4 aria-label="Note"></textarea>
      <label>Country <select id=5><option>Portugal<option>Spain</select></label>
      <label>Secret <input type=password id=6></label> <label>Born <input type=date id=7></label>
      <label>Photo <input type=file id=8></label> <label>Count <input type=number id=9></label>
      <label><input type=checkbox id=10> Subscribe</label>`);
    const names = 'Name,E-mail,City,Note,Country,Secret,Born,Photo,Count,Subscribe'.split(',');
    const ids = await Promise.all(names.map(async (name) => await idOf(field(name))));
    expect(ids).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  });

  it('is found behind the marks that forms put on labels', async () => {
    await show('<label for=1>Name *</label><input id=1><label for=2>City:</label><input id=2>');
    expect(await idOf(field('Name'))).toBe('1');
    expect(await idOf(field('City'))).toBe('2');
  });

  it('is the one whose label says so where another is only called so', async () => {
    await show('<input id=1 title="Name"> <label>Name: <input id=2></label>');
    expect(await idOf(field('Name'))).toBe('2');
  });

  it('is a group of radio buttons by its legend', async () => {
    await show(
      '<fieldset id=1><legend>Delivery</legend><label><input type=radio name=d>Express</label></fieldset>',
    );
    expect(await idOf(field('Delivery'))).toBe('1');
  });

  it('is found by its placeholder when it has no label', async () => {
    await show('<input id=1 placeholder="Search products">');
    expect(await idOf(field('Search products'))).toBe('1');
  });

  it('is no table, region or button of the same label', async () => {
    await show('<table aria-label=Orders id=t><tr><td>1</table><label>Orders <input id=1></label>');
    expect(await idOf(field('Orders'))).toBe('1');
    expect(await idOf(byRole('Orders', 'field'))).toBe('1');
    expect(await idOf(byRole('Orders', 'table'))).toBe('t');
  });

  it('is suggested when the label is almost right', async () => {
    await show('<label>Username <input></label><label>Password <input></label>');
    expect(await failure(field('User name'))).toBe(
      `ElementNotFoundError: There is no field "User name" on the page.
  at http://127.0.0.1:4173/orders
  Did you mean "Username" (textbox)?
  → Check the name as it shows on the page; elements without text need an accessible name (aria-label).`,
    );
  });
});

it('something to tick is a checkbox, switch or radio button', async () => {
  await show(
    '<label><input type=checkbox id=1> A *</label><div role=switch id=2 aria-label=B tabindex=0>o</div><button>C</button>',
  );
  expect(await idOf(tickable('A'))).toBe('1');
  expect(await idOf(tickable('B'))).toBe('2');
  expect(await failure(tickable('C'))).toContain('There is no checkbox "C" on the page.');
});
