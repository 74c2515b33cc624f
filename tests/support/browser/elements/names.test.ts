import { expect, it } from 'vitest';
import { parseNames } from '../../../../support/browser/elements/names';
import { closestNames, suggestion } from '../../../../support/browser/suggest';

it('reads roles and names from an ARIA snapshot', () => {
  const snapshot = [
    '- heading "Orders" [level=1]',
    '- navigation "Main":',
    '  - link "Cart":',
    '    - /url: /cart',
    `  - 'button "Save: now, or don''t \\"quite\\"" [disabled]'`,
    '- alert: Wrong password',
    '- alert: "Price: 5"',
    '- text: loose',
    '- list:',
  ].join('\n');
  expect(parseNames(snapshot)).toEqual([
    { role: 'heading', name: 'Orders' },
    { role: 'navigation', name: 'Main' },
    { role: 'link', name: 'Cart' },
    { role: 'button', name: `Save: now, or don't "quite"` },
    { role: 'alert', name: 'Wrong password' },
    { role: 'alert', name: 'Price: 5' },
  ]);
});

it('knows which names come near, whatever their case', () => {
  expect(closestNames('save', ['Cancel', 'Save all', 'Save', 'Sve'])).toEqual(['Save', 'Sve', 'Save all']);
  expect(closestNames('Save', ['Cancel', 'Delete'])).toEqual([]);
});

it('suggests names as a question, or nothing', () => {
  expect(suggestion('Sve', ['Save', 'Cancel', 'Save'])).toBe('Did you mean "Save"?');
  expect(suggestion('Sve', [])).toBeUndefined();
});
