import { expect, it } from 'vitest';
import { shortNames } from '../../../../reports/site/page/place-names';

it('leaves away what all environments have alike', () => {
  expect(shortNames(['local / chromium / Linux', 'local / firefox / Linux'])).toEqual([
    'chromium',
    'firefox',
  ]);
  expect(shortNames(['local / chromium / Linux', 'staging / chromium / Darwin'])).toEqual([
    'local / Linux',
    'staging / Darwin',
  ]);
  expect(shortNames(['local / chromium / Linux', 'local / Linux'])).toEqual([
    'local / chromium / Linux',
    'local / Linux',
  ]);
  expect(shortNames(['local / chromium / Linux'])).toEqual(['local / chromium / Linux']);
});
