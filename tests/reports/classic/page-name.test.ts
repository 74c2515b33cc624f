import { expect, it } from 'vitest';
import { pageName } from '../../../reports/classic/page-name';

it('is readable and the same for the same uri', () => {
  expect(pageName('features/shop/place-order.feature')).toBe('features-shop-place-order-793a6440');
});

it('differs for uris that differ only in what a file name cannot say', () => {
  const uris = [
    'features/a b.feature',
    'features/a-b.feature',
    'features/A-b.feature',
    'features/a/b.feature',
    '../features/a-b.feature',
  ];
  expect(new Set(uris.map((uri) => pageName(uri).toLowerCase())).size).toBe(uris.length);
});

it('is short enough for a file name, and is one for any uri', () => {
  expect(pageName(`features/${'long/'.repeat(200)}x.feature`)).toHaveLength(129);
  expect(pageName('日本語.feature')).toMatch(/^feature-[0-9a-f]{8}$|^[0-9a-f]{8}$/);
});
