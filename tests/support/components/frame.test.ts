import { expect, it } from 'vitest';
import { codeFrame } from '../../../support/components/frame';

const CODE = Array.from({ length: 11 }, (_, at) => (at === 9 ? '  return <p>;' : `line ${at + 1}`)).join(
  '\n',
);

it('shows the lines around a place and marks it', () => {
  expect(codeFrame(CODE, 10, 10)).toBe(
    ['   8 | line 8', '   9 | line 9', '> 10 |   return <p>;', '     |          ^', '  11 | line 11'].join(
      '\n',
    ),
  );
});

it('begins and ends with the file', () => {
  expect(codeFrame('one\r\ntwo', 1, 1)).toBe(['> 1 | one', '    | ^', '  2 | two'].join('\n'));
});
