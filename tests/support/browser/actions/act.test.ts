import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as act from '../../../../support/browser/actions/act';
import { press, type } from '../../../../support/browser/actions/keyboard';
import { haveValue } from '../../../../support/browser/looks/element';
import { goThrough } from '../../../../support/browser/seats/navigate';
import type { BrowserSession } from '../../../../support/browser/session/session';
import { messageOf, newSession, OnePage, realBrowser } from '../surroundings';

const browser = realBrowser();
const site = new OnePage();
const root = mkdtempSync(path.join(os.tmpdir(), 'brine-act-'));
/** Gives up after 300 ms: for what must fail. */
let session: BrowserSession;

beforeAll(async () => {
  await site.start();
  session = newSession(browser, site.url, { root });
});

afterAll(async () => {
  await session.close();
  await browser[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
  rmSync(root, { recursive: true });
});

async function show(body: string): Promise<void> {
  site.body = `<output id=said></output>${body}`;
  await session.goto('/');
}

const SAY = 'said.textContent+=';

async function said(): Promise<string | null> {
  return await (await session.page()).locator('#said').textContent();
}

async function inputOf(selector: string): Promise<string> {
  return await (await session.page()).locator(selector).inputValue();
}

describe('clicking', () => {
  it('waits for what comes later and for what is enabled later', async () => {
    await show(`<script>setTimeout(() => { document.body.insertAdjacentHTML('beforeend',
      '<button disabled onclick="${SAY}1">Pay</button>'); setTimeout(() => { document.querySelector('button').disabled = false }, 150) }, 150)</script>`);
    const patient = newSession(browser, site.url, { limit: 5_000 });
    await patient.goto('/');
    await act.click(patient, 'Pay');
    expect(await (await patient.page()).locator('#said').textContent()).toBe('1');
    await patient.close();
  });

  it('takes the one of the role', async () => {
    await show(`<a href="#x">Delete</a><button onclick="${SAY}'button'">Delete</button>`);
    await act.clickRole(session, 'Delete', 'button');
    expect(await said()).toBe('button');
  });

  it('says when the thing stays disabled', async () => {
    await show('<button disabled>Pay</button>');
    expect(await messageOf(act.clickRole(session, 'Pay', 'button'))).toBe(
      `ActionFailedError: Clicking the "Pay" button failed after 300 ms.
  at http://127.0.0.1:4173/
  It is disabled.
  → Look at the screenshot: a person could not do it at this moment either.`,
    );
  });

  it('says what covers the thing', async () => {
    await show('<button>Pay</button><div class=veil style="position:fixed;inset:0">Loading</div>');
    expect(await messageOf(act.click(session, 'Pay'))).toBe(
      `ActionFailedError: Clicking "Pay" failed after 300 ms.
  at http://127.0.0.1:4173/
  It is covered by <div class="veil">.
  → Look at the screenshot: a person could not do it at this moment either.`,
    );
  });

  it('says how long it waited for what never came', async () => {
    await show('<button>Keep</button>');
    await expect(act.click(session, 'Remove')).rejects.toThrow(/Still so after 300 ms \(\d+ attempts\)\./);
  });
});

describe('filling in', () => {
  it('takes a form of any controls by what a person would say', async () => {
    writeFileSync(path.join(root, 'photo.png'), 'x');
    await show(`
      <label>Name <input id=name value=old></label> <label>Note <textarea id=note></textarea></label>
      <label>Country <select id=country><option value=es>Spain<option value=pt>Portugal</select></label>
      <label><input type=checkbox id=sub> Subscribe</label> <label><input type=checkbox id=ads checked> Ads</label>
      <div role=switch aria-label="Dark mode" aria-checked=false tabindex=0 onclick="this.setAttribute('aria-checked','true')">o</div>
      <fieldset><legend>Delivery</legend><label><input type=radio name=d value=s> Standard</label>
        <label><input type=radio name=d id=express> Express</label></fieldset>
      <label>Born <input type=date id=born></label> <label>Count <input type=number id=count></label>
      <label>Volume <input type=range id=volume max=10></label> <label>Colour <input type=color id=colour></label>
      <label>Photo <input type=file id=photo></label>
      <div contenteditable role=textbox aria-label=Story id=story></div>`);
    await act.fillForm(session, [
      ['Name', 'Ann'],
      ['Note', 'two\nlines'],
      ['Country', 'Portugal'],
      ['Subscribe', 'yes'],
      ['Ads', 'no'],
      ['Dark mode', 'on'],
      ['Delivery', 'Express'],
      ['Born', '1990-03-29'],
      ['Count', '7'],
      ['Volume', '3'],
      ['Colour', '#FF8800'],
      ['Photo', 'photo.png'],
      ['Story', 'Once'],
    ]);
    expect(await inputOf('#name')).toBe('Ann');
    expect(await inputOf('#note')).toBe('two\nlines');
    expect(await inputOf('#country')).toBe('pt');
    expect(await inputOf('#born')).toBe('1990-03-29');
    expect(await inputOf('#count')).toBe('7');
    expect(await inputOf('#volume')).toBe('3');
    expect(await inputOf('#colour')).toBe('#ff8800');
    const page = await session.page();
    expect(await page.locator(':checked:is(input)').evaluateAll((all) => all.map(({ id }) => id))).toEqual([
      'sub',
      'express',
    ]);
    expect(await page.locator('[role=switch]').getAttribute('aria-checked')).toBe('true');
    expect(await page.locator('#story').textContent()).toBe('Once');
    await haveValue(session, 'Photo', 'photo.png');
  });

  it('refuses what a checkbox cannot be', async () => {
    await show('<label><input type=checkbox> Subscribe</label>');
    expect(await messageOf(act.fill(session, 'Subscribe', 'maybe'))).toBe(
      `UnfitValueError: The checkbox "Subscribe" cannot be "maybe".
  at http://127.0.0.1:4173/
  → Write yes or no.`,
    );
  });

  it('says how dates are written', async () => {
    await show('<label>Born <input type=date></label>');
    expect(await messageOf(act.fill(session, 'Born', '29.3.1990'))).toBe(
      `UnfitValueError: The field "Born" does not take "29.3.1990".
  at http://127.0.0.1:4173/
  It stayed empty.
  → Write dates as 2026-03-29, times as 14:30, both as 2026-03-29T14:30, colours as #ff8800.`,
    );
  });

  it('says when a number is out of bounds, or none', async () => {
    await show('<label>Volume <input type=range max=10></label><label>Count <input type=number></label>');
    expect(await messageOf(act.fill(session, 'Volume', '11'))).toContain('\n  It has the value "10" now.\n');
    expect(await messageOf(act.fill(session, 'Count', 'many'))).toContain(
      '\n  The field takes only numbers.\n',
    );
  });

  it('says when the field is read-only', async () => {
    await show('<label>Name <input readonly></label>');
    expect(await messageOf(act.fill(session, 'Name', 'Ann'))).toBe(
      `ActionFailedError: Filling in "Name" with "Ann" failed after 300 ms.
  at http://127.0.0.1:4173/
  It is read-only.
  → Look at the screenshot: a person could not do it at this moment either.`,
    );
  });
});

describe('selecting', () => {
  it('waits for options that come later', async () => {
    await show(`<label>City <select id=city></select></label>
      <script>setTimeout(() => { city.innerHTML = '<option>Porto<option>Faro' }, 100)</script>`);
    await act.select(session, 'Faro', 'City');
    expect(await inputOf('#city')).toBe('Faro');
  });

  it('lists the options when the wanted one is not among them', async () => {
    await show('<label>Country <select><option>Portugal<option>Spain</select></label>');
    expect(await messageOf(act.select(session, 'Portugl', 'Country'))).toBe(
      `UnfitValueError: The field "Country" has no option "Portugl".
  at http://127.0.0.1:4173/
  Did you mean "Portugal"?
  options: "Portugal", "Spain"
  → Write the option as it shows on the page.`,
    );
  });

  it('works on lists that the page draws itself', async () => {
    await show(`<button role=combobox aria-label=Country aria-expanded=false onclick="list.hidden=false">…</button>
      <div id=list role=listbox hidden><div role=option onclick="${SAY}'pt'">Portugal</div></div>
      <input role=combobox aria-label=City oninput="found.textContent=this.value" aria-expanded=true>
      <div role=listbox><div role=option id=found onclick="${SAY}this.textContent">-</div></div>`);
    await act.select(session, 'Portugal', 'Country');
    await act.select(session, 'Faro', 'City');
    expect(await said()).toBe('ptFaro');
  });

  it('chooses a radio button of a group', async () => {
    await show(
      `<div role=radiogroup aria-label=Size><label><input type=radio name=s onchange="${SAY}'L'"> Large</label></div>`,
    );
    await act.select(session, 'Large', 'Size');
    expect(await said()).toBe('L');
  });

  it('says which step fits a field without options', async () => {
    await show('<label>Name <input></label>');
    expect(await messageOf(act.select(session, 'Ann', 'Name'))).toBe(
      `UnfitValueError: The field "Name" has nothing to select from.
  at http://127.0.0.1:4173/
  → Write: I fill in "Name" with "Ann"`,
    );
  });
});

describe('checking', () => {
  it('sets the state, whatever it was', async () => {
    await show(
      '<label><input type=checkbox id=a checked> A</label><label><input type=checkbox id=b> B</label>',
    );
    await act.setChecked(session, 'A', true);
    await act.setChecked(session, 'B', true);
    await act.setChecked(session, 'B', false);
    const page = await session.page();
    expect([await page.isChecked('#a'), await page.isChecked('#b')]).toEqual([true, false]);
  });
});

describe('keys', () => {
  it('are pressed where the focus is, by their name on the keyboard or the web', async () => {
    await show(`<input autofocus onkeydown="${SAY}event.key+(event.ctrlKey?'!':'')+' '">`);
    for (const key of ['Enter', 'Esc', 'arrow down', 'Page Up', 'Ctrl+b', 'x', '+'])
      await press(session, key);
    expect(await said()).toBe('Enter Escape ArrowDown PageUp Control! b! x + ');
  });

  it('are not lost right after a page was opened', async () => {
    // Without waiting for the first frame about two in five are lost.
    for (let round = 0; round < 20; round += 1) {
      await show(`<input autofocus onkeydown="${SAY}event.key">`);
      await press(session, 'x');
      expect([round, await said()]).toEqual([round, 'x']);
    }
  });

  it('are suggested', async () => {
    await show('<input>');
    expect(await messageOf(press(session, 'Entr'))).toBe(
      `UnknownKeyError: There is no key "Entr".
  Did you mean "Enter"?
  → Write a letter, a name such as Enter, Escape, Tab or ArrowDown, or a chord such as Control+A.`,
    );
  });
});

describe('files', () => {
  it('are uploaded from the project’s folder', async () => {
    writeFileSync(path.join(root, 'invoice.pdf'), 'pdf');
    await show('<label>Document <input type=file id=f></label>');
    await act.upload(session, 'invoice.pdf', 'Document');
    await haveValue(session, 'Document', 'invoice.pdf');
  });

  it('must be there', async () => {
    await show('<label>Document <input type=file></label>');
    expect((await messageOf(act.upload(session, 'none.pdf', 'Document'))).replaceAll(root, '…')).toBe(
      `UploadFileMissingError: There is no file "none.pdf" to upload.
  at …${path.sep}none.pdf
  → Write its path from the folder of brine.config.ts.`,
    );
  });
});

it('drags a thing to a part of the page', async () => {
  await show(`<div draggable=true ondragstart="event.dataTransfer.setData('text/plain','A')">Task A</div>
    <section aria-label=Done style="height:60px" ondragover="event.preventDefault()"
      ondrop="${SAY}event.dataTransfer.getData('text/plain')"></section>`);
  await act.drag(session, 'Task A', 'Done');
  expect(await said()).toBe('A');
});

describe('pointing at a thing', () => {
  it.each([
    ['double-click', 'ondblclick'],
    ['right-click', 'oncontextmenu'],
    ['hover', 'onmouseover'],
  ] as const)('%s does what it does in the page', async (gesture, event) => {
    await show(`<button ${event}="${SAY}'button'">Tea</button><p><a href="#x" ${event}="${SAY}'link'">Tea</a></p>
      <span ${event}="${SAY}'text'">Cup</span>`);
    await act.point(session, gesture, 'Tea', 'link');
    await act.point(session, gesture, 'Cup');
    expect(await said()).toBe('linktext');
  });

  it('scrolls to headings, parts of the page and texts', async () => {
    const far = (html: string) => `<div style="height:3000px"></div>${html}`;
    await show(
      far('<h2>Terms</h2>') + far('<section aria-label=Contact>us</section>') + far('<p>The end</p>'),
    );
    const page = await session.page();
    const tops: number[] = [];
    for (const name of ['Terms', 'Contact', 'The end']) {
      await act.point(session, 'scroll', name);
      tops.push(await page.evaluate(() => Math.floor(scrollY / 2_000)));
    }
    await act.point(session, 'scroll', 'Terms', 'heading');
    tops.push(await page.evaluate(() => Math.floor(scrollY / 2_000)));
    expect(tops).toEqual([1, 2, 4, 1]);
  });

  it('says what it could not do', async () => {
    await show('<button style="pointer-events:none">Tea</button><div style="position:fixed;inset:0"></div>');
    expect(await messageOf(act.point(session, 'right-click', 'Tea', 'button'))).toContain(
      'ActionFailedError: Right-clicking the "Tea" button failed after 300 ms.\n',
    );
    expect(await messageOf(act.point(session, 'scroll', 'Term'))).toBe(
      `ElementNotFoundError: There is no thing called "Term" on the page.
  at http://127.0.0.1:4173/
  Of that kind: "Tea" (button)
  → Check the name as it shows on the page; elements without text need an accessible name (aria-label).`,
    );
  });
});

describe('typing', () => {
  it('goes where the focus is, key by key', async () => {
    await show(`<label>Name <input autofocus onkeydown="${SAY}event.key"></label>`);
    await type(session, 'Añn');
    expect([await inputOf('input'), await said()]).toEqual(['Añn', 'An']);
  });

  it('is lost where nothing has the focus, and says so', async () => {
    await show('<label>Name <input></label>');
    expect(await messageOf(type(session, 'Ann'))).toBe(
      `NothingFocusedError: "Ann" cannot be typed: nothing on the page has the focus.
  at http://127.0.0.1:4173/
  → Click where it should go first, or write: I fill in "…" with "Ann"`,
    );
  });

  it('is undone by clearing', async () => {
    await show('<label>Name <input value=Ann></label>');
    await act.clear(session, 'Name');
    expect(await inputOf('input')).toBe('');
  });
});

describe('going back and forward', () => {
  it('goes through the pages that were open, also those that only the app knows', async () => {
    await show('<h1>One</h1>');
    await session.goto('/two');
    const page = await session.page();
    await page.evaluate(() => history.pushState({ open: true }, '', '/two'));
    await goThrough(page, 'back');
    await goThrough(page, 'back');
    expect(page.url()).toBe(`${site.url}/`);
    await goThrough(page, 'forward');
    expect(page.url()).toBe(`${site.url}/two`);
  });

  it('ends at the first and the last page', async () => {
    const fresh = newSession(browser, site.url);
    await fresh.goto('/');
    const page = await fresh.page();
    const told = (way: string) => `NoHistoryError: There is no page to go ${way} to.
  at http://127.0.0.1:4173/
  → An app that replaces its own address leaves nothing behind; check the steps before.`;
    expect(await messageOf(goThrough(page, 'back'))).toBe(told('back'));
    expect(await messageOf(goThrough(page, 'forward'))).toBe(told('forward'));
    expect(page.url()).toBe(`${site.url}/`);
    await fresh.close();
  });
});
