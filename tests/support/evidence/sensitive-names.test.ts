import { expect, it } from 'vitest';
import { isSensitiveName } from '../../../support/evidence/sensitive';
import { type SensitiveName, sensitiveNamesIn } from '../../../support/evidence/sensitive-names';

/** What is looked for, said in one regular expression: a name, and the sign between it and its value. */
const NAMED =
  /(?:(?<=\\[nrt])|(?<![\w.\-%\\]))(\\{0,15}["']?)([A-Za-z_][\w.\-[\]%]{1,60})\1([ \t]{0,20}[:=][ \t]{0,20})/g;

const WORDS = ['password', 'Token', 'pin', 'api', 'KEY', 'auth', 'session', 'Id', 'type', 'a', 'K', '9', 'é'];
const MARKS = ['_', '-', '.', '[', ']', '%', '\\', '\\\\', '\\n', '"', "'", '\\"', ':', '=', ' ', '\t', '\n'];
const LONG = [' '.repeat(19), 'x'.repeat(58), '\\'.repeat(14), '{', ',', '😀'];
const PIECES = [...WORDS, ...MARKS, ...MARKS, ...LONG];

it('finds what a regular expression would, in texts of all kinds of pieces', () => {
  const draw = numbers(1);
  let found = 0;
  for (let round = 0; round < 20_000; round += 1) {
    const text = Array.from({ length: 1 + draw(25) }, () => PIECES[draw(PIECES.length)]).join('');
    const expected = byExpression(text);
    expect({ text, names: [...sensitiveNamesIn(text)] }).toEqual({ text, names: expected });
    found += expected.length;
  }
  expect(found).toBeGreaterThan(1_000);
});

function byExpression(text: string): SensitiveName[] {
  const all = [...text.matchAll(NAMED)].map((match) => {
    const [whole, keyQuote = '', name = '', sign = ''] = match;
    const start = match.index;
    return { name, start, at: start + whole.length, keyQuote, colon: sign.includes(':') };
  });
  return all.filter(({ name }) => isSensitiveName(name));
}

/** The same ones each time. @returns draws a whole number below the one it is given. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
