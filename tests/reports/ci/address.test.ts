import { expect, it } from 'vitest';
import { linkable } from '../../../reports/ci/address';

it('encodes what would end a link, and nothing twice', () => {
  expect(linkable('https://ci.example/a%20b/(c)?q=1|2')).toBe('https://ci.example/a%20b/%28c%29?q=1%7C2');
  expect(linkable('https://ci.example/a b')).toBe('https://ci.example/a%20b');
});

it('leads nowhere but to pages', () => {
  for (const address of [undefined, '', 'javascript:alert(1)', 'ci.example/1', 'https://'])
    expect(linkable(address)).toBeUndefined();
});
