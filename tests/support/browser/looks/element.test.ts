import { describe, expect, it } from 'vitest';
import { beInState, haveValue } from '../../../../support/browser/looks/element';
import { messageOf, showing } from '../surroundings';

const { session, show } = showing();

describe('the state of an element', () => {
  it.each([
    ['<button>X</button>', 'button', 'enabled', 'disabled'],
    ['<button aria-disabled=true>X</button>', 'button', 'disabled', 'enabled'],
    ['<fieldset disabled><button>X</button></fieldset>', 'button', 'disabled', 'enabled'],
    ['<label><input type=checkbox checked>X</label>', 'checkbox', 'checked', 'unchecked'],
    ['<div role=switch aria-checked=false aria-label=X>o</div>', 'switch', 'unchecked', 'checked'],
    ['<input autofocus aria-label=X>', 'field', 'focused', undefined],
    ['<div role=tab aria-selected=true>X</div>', 'tab', 'selected', undefined],
    ['<button aria-expanded=false>X</button>', 'button', 'collapsed', 'expanded'],
    ['<button aria-expanded=true>X</button>', 'button', 'expanded', 'collapsed'],
    ['<button>X</button>', 'button', 'visible', 'hidden'],
  ])('%s: the %s is %s', async (body, role, state, opposite) => {
    await show(body);
    await beInState(session, 'X', role, state);
    if (opposite) {
      expect(await messageOf(beInState(session, 'X', role, opposite))).toBe(
        `PageExpectationError: The "X" ${role} is not ${opposite}.
  at http://127.0.0.1:4173/
  It is ${state}.`,
      );
    }
  });

  it.each([
    ['checked', 'nothing that can be checked'],
    ['unchecked', 'nothing that can be checked'],
    ['selected', 'nothing that can be selected (no aria-selected)'],
    ['expanded', 'nothing that can be expanded (no aria-expanded)'],
    ['collapsed', 'nothing that can be expanded (no aria-expanded)'],
    ['focused', 'not focused'],
  ])('a plain button is not %s: it is %s', async (state, instead) => {
    await show('<button>X</button>');
    expect(await messageOf(beInState(session, 'X', 'button', state))).toBe(
      `PageExpectationError: The "X" button is not ${state}.
  at http://127.0.0.1:4173/
  It is ${instead}.`,
    );
  });

  it('is hidden when it is not on the page, too', async () => {
    await show('<button hidden>X</button>');
    await beInState(session, 'X', 'button', 'hidden');
    await beInState(session, 'Y', 'button', 'hidden');
  });

  it('needs the element for every other word', async () => {
    await show('<button>Save</button>');
    expect(await messageOf(beInState(session, 'Sve', 'button', 'disabled'))).toContain(
      'There is no "Sve" button on the page.',
    );
  });
});

describe('the value of a field', () => {
  it.each([
    ['<input aria-label=X value="a b">', 'a b'],
    ['<textarea aria-label=X>a</textarea>', 'a'],
    ['<select aria-label=X><option value=pt>Portugal<option>Spain</select>', 'Portugal'],
    ['<select aria-label=X><option value=pt>Portugal<option>Spain</select>', 'pt'],
    ['<select aria-label=X multiple><option selected>A<option selected>B</select>', 'A, B'],
    ['<input type=checkbox aria-label=X checked>', 'yes'],
    ['<input type=checkbox aria-label=X>', 'no'],
    ['<input type=date aria-label=X value=2026-03-29>', '2026-03-29'],
    ['<div contenteditable role=textbox aria-label=X>free <b>text</b></div>', 'free text'],
    ['<fieldset><legend>X</legend><label><input type=radio checked>Express</label></fieldset>', 'Express'],
    ['<fieldset><legend>X</legend><label><input type=radio>Express</label></fieldset>', ''],
  ])('%s is "%s"', async (body, value) => {
    await show(body);
    await haveValue(session, 'X', value);
    await expect(haveValue(session, 'X', `${value}!`)).rejects.toThrow();
  });

  it('that is another is told', async () => {
    await show('<label>Email <input value="bob@example.com"></label>');
    expect(await messageOf(haveValue(session, 'Email', 'ann@example.com'))).toBe(
      `PageExpectationError: The "Email" field does not have the value "ann@example.com".
  at http://127.0.0.1:4173/
  It has the value "bob@example.com".`,
    );
  });

  it('that is empty is told', async () => {
    await show('<label>Email <input></label>');
    expect(await messageOf(haveValue(session, 'Email', 'ann@example.com'))).toContain('\n  It is empty.');
  });
});
