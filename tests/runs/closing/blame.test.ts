import { expect, it } from 'vitest';
import { blameLines } from '../../../runs/closing/blame';
import type { FailedScenario } from '../../../runs/closing/causes';
import type { Cause } from '../../../support/causes/cause';

const failed = (line: number, kind: Cause['kind'], culprit: string, what = 'What.'): FailedScenario => ({
  uri: 'features/order.feature',
  line,
  name: `scenario ${line}`,
  cause: { kind, culprit, what, facts: ['first', '→ advice', 'second', 'third', 'step: Then …'] },
});

it('says nothing when nothing failed', () => {
  expect(blameLines([], [])).toEqual([]);
});

it('puts the most telling cause first, and of one kind the one with most scenarios', () => {
  const lines = blameLines(
    [
      failed(1, 'test error', 'a.ts:1'),
      failed(2, 'wrong', 'the "Pay" button'),
      failed(3, 'wrong', 'the "Save" button'),
      failed(4, 'wrong', 'the "Save" button'),
      failed(5, 'service crashed', 'orders'),
    ],
    [],
  );
  expect(lines.filter((line) => /^ {2}\w/.test(line))).toEqual([
    '  service crashed: orders (1 scenario)',
    '  wrong: the "Save" button (2 scenarios)',
    '  wrong: the "Pay" button (1 scenario)',
    '  test error: a.ts:1 (1 scenario)',
  ]);
  expect(lines.slice(2, 6)).toEqual([
    '  service crashed: orders (1 scenario)',
    '      What.',
    '      first',
    '      second',
  ]);
});

it('stays short', () => {
  const many = Array.from({ length: 7 }, (_, index) => failed(index, 'wrong', 'the "Save" button'));
  expect(blameLines(many, []).slice(-3)).toEqual([
    '    features/order.feature:4  scenario 4',
    '    … and 2 more',
    '',
  ]);
  const different = Array.from({ length: 25 }, (_, index) => failed(index, 'wrong', `the "${index}" button`));
  expect(blameLines(different, []).at(-2)).toBe('  … and 5 other causes, in the report');
});

it('lets no text of a scenario or a service move the cursor or break a line', () => {
  const [, , title, what] = blameLines([failed(1, 'wrong', 'a\u001b[2Jb\nc', 'one\r\ntwo\u0007')], []);
  expect([title, what]).toEqual(['  wrong: ab c (1 scenario)', '      one two']);
});
