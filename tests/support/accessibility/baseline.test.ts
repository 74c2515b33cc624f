import { describe, expect, it } from 'vitest';
import { compare, pageKey, partKey, rulesOf } from '../../../support/accessibility/baseline';
import type { Violation } from '../../../support/accessibility/violation';

function violation(rule: string, ...called: string[]): Violation {
  return {
    rule,
    impact: 'serious',
    help: '',
    url: '',
    elements: called.map((one) => ({ called: one, html: '', selector: '', fixes: [] })),
  };
}

describe('the name of a page', () => {
  it.each([
    ['http://127.0.0.1:4173/', '/'],
    ['http://127.0.0.1:4173/orders?page=2#top', '/orders'],
    ['http://127.0.0.1:4173/orders/17/lines/3', '/orders/{id}/lines/{id}'],
    ['http://127.0.0.1:4173/orders/118f3a5e-7c1b-7d2e-9f00-112233445566', '/orders/{id}'],
    ['http://127.0.0.1:4173/orders/01HV5K3J9QW8ZT4M2C7R6XYNBD', '/orders/{id}'],
    ['http://127.0.0.1:4173/terms-and-conditions', '/terms-and-conditions'],
    ['http://127.0.0.1:4173/#/orders/17?page=2', '/#/orders/{id}'],
  ])('of %s is %s', (url, key) => {
    expect(pageKey(url)).toBe(key);
  });

  it('has the part behind it, whatever number that bears', () => {
    expect(pageKey('http://127.0.0.1:4173/cart', 'the "Order 17" region')).toBe(
      '/cart the "Order {n}" region',
    );
    expect(partKey('OrderForm')).toBe('OrderForm');
  });
});

describe('what is seen', () => {
  it('is counted by rule and element, whatever numbers and ids are in its name', () => {
    expect(rulesOf([violation('label', 'textbox "Tea 1"', 'textbox "Tea 20"', 'textbox "Cup"')])).toEqual({
      label: { 'textbox "Tea {n}"': 2, 'textbox "Cup"': 1 },
    });
  });

  it('beside what is known is too much, the rest is mended', () => {
    const seen = [
      violation('label', 'textbox "a"', 'textbox "b"', 'textbox "b"'),
      violation('region', 'p "x"'),
    ];
    const { beyond, known, gone } = compare(seen, {
      label: { 'textbox "b"': 1, 'textbox "c"': 2 },
      region: { 'p "x"': 2 },
      bypass: { html: 1 },
    });
    expect(beyond).toEqual([violation('label', 'textbox "a"', 'textbox "b"')]);
    expect(known).toBe(2);
    expect(gone).toEqual({ label: { 'textbox "c"': 2 }, region: { 'p "x"': 1 }, bypass: { html: 1 } });
  });
});
