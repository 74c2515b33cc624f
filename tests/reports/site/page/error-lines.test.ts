import { describe, expect, it } from 'vitest';
import { readError } from '../../../../reports/site/page/error-lines';

describe('the text of a failure', () => {
  it('shows what was expected beside what was there, and where they differ', () => {
    const text =
      'The response body is not as expected.\n  customer.name\n    expected: "Ann"\n    actual:   "Anne"';
    expect(readError(text)).toEqual([
      { kind: 'text', text: 'The response body is not as expected.\n  customer.name' },
      { kind: 'sides', indent: '    ', expected: ['"Ann', '', '"'], actual: ['"Ann', 'e', '"'] },
    ]);
  });

  it('takes the stack and what to do next apart', () => {
    const text = 'Error: gone\n  → Start it.\n    at run (a.ts:3:5)\n    at async b.ts:7:1';
    expect(readError(text)).toEqual([
      { kind: 'text', text: 'Error: gone' },
      { kind: 'hint', text: '→ Start it.' },
      { kind: 'stack', text: '    at run (a.ts:3:5)\n    at async b.ts:7:1' },
    ]);
  });

  it('knows which side is which in a comparison of Node and in one of Cucumber', () => {
    const lines = [
      { sign: '+', text: ' 2' },
      { sign: '-', text: ' 3' },
    ];
    expect(readError('unequal:\n+ actual - expected\n\n+ 2\n- 3\n')).toEqual([
      { kind: 'text', text: 'unequal:' },
      { kind: 'diff', lines },
    ]);
    expect(readError('unequal:\n    + expected - actual\n\n    - 2\n    + 3\n')).toEqual([
      { kind: 'text', text: 'unequal:' },
      { kind: 'diff', lines },
    ]);
  });

  it('shows a comparison once that is told twice', () => {
    const text =
      'unequal:\n+ actual - expected\n\n+ 2\n- 3\n\n    + expected - actual\n\n    -2\n    +3\n\n    at a.ts:1:2';
    expect(readError(text).map(({ kind }) => kind)).toEqual(['text', 'diff', 'stack']);
  });

  it('leaves any other text as it is', () => {
    expect(readError('+1 more\n- a list\nexpected: nothing')).toEqual([
      { kind: 'text', text: '+1 more\n- a list\nexpected: nothing' },
    ]);
  });
});
