import path from 'node:path';
import { expect, test } from 'vitest';
import { withDocs } from '../../../support/errors/docs';

test.each([
  [
    'See docs/settings.md, or docs/ui.md.',
    'See node_modules/brine/docs/settings.md, or node_modules/brine/docs/ui.md.',
  ],
  ['See our/docs/settings.md and docs/orders.', 'See our/docs/settings.md and docs/orders.'],
])('pages are named where the package has them: %s', (text, installed) => {
  const folder = path.join(
    path.sep,
    'home',
    'ann',
    'desk',
    'node_modules',
    'brine',
    'dist',
    'support',
    'errors',
  );
  expect(withDocs(text, folder)).toBe(installed);
  expect(withDocs(text, path.join(path.sep, 'home', 'ann', 'brine', 'support', 'errors'))).toBe(text);
});
