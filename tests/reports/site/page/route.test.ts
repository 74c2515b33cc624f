import { expect, it } from 'vitest';
import { parseRoute, to } from '../../../../reports/site/page/route';

it('an address says again what it was made of', () => {
  const address = to('spec', "features/it's <b> & %22 #1?.feature", { q: 'a b&c', empty: '' });
  const { page, rest, query } = parseRoute(address);
  expect([page, rest, Object.fromEntries(query)]).toEqual([
    'spec',
    "features/it's <b> & %22 #1?.feature",
    { q: 'a b&c' },
  ]);
});

it.each([
  ['', ''],
  ['#/', ''],
  ['#/list', 'list'],
])('%j is the page %j', (hash, page) => {
  expect(parseRoute(hash)).toMatchObject({ page, rest: '' });
});

it('what is no proper address is taken as it stands', () => {
  expect(parseRoute('#/s/%E0%A4').rest).toBe('%E0%A4');
});
