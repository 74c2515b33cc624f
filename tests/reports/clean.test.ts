import { expect, it } from 'vitest';
import { clean } from '../../reports/clean';

const text = (dirty: string) => clean({ text: dirty }, '/home/ann/shop').text;

it('leaves the path of the project out of every text', () => {
  expect(text('at run (/home/ann/shop/support/a.ts:3:5)')).toBe('at run (support/a.ts:3:5)');
  expect(text('at file:///home/ann/shop/support/a.ts:3:5')).toBe('at support/a.ts:3:5');
});

it('keeps paths that only look like it', () => {
  expect(text('../../home/ann/shop/a.ts /home/ann/shopping/b.ts')).toBe(
    '../../home/ann/shop/a.ts /home/ann/shopping/b.ts',
  );
});

it('cleans every text of a value and nothing else', () => {
  const run = {
    name: '\u001b[1mBold',
    line: 3,
    steps: [{ table: [['token'], ['t0']], row: [['pin', '1234']] }],
  };
  expect(clean(run, '/nowhere')).toEqual({
    name: 'Bold',
    line: 3,
    steps: [{ table: [['token'], ['[redacted:token]']], row: [['pin', '[redacted:pin]']] }],
  });
});

it('hides secrets in the examples of an outline by their column', () => {
  const examples = [{ header: ['name', 'password'], rows: [{ line: 7, cells: ['ann', 'a'] }] }];
  expect(clean({ examples }, '/nowhere')).toEqual({
    examples: [{ header: ['name', 'password'], rows: [{ line: 7, cells: ['ann', '[redacted:password]'] }] }],
  });
});
