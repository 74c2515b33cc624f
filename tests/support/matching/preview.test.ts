import { describe, expect, it } from 'vitest';
import { preview, previewPair } from '../../../support/matching/preview';

describe('a preview', () => {
  it.each([null, true, 1.5, 'a"b', [[1, [2]]], { a: { 'b c': [] } }, '\ud800'])(
    'of %j is its JSON',
    (value) => {
      expect(preview(value)).toBe(JSON.stringify(value));
    },
  );

  it('is cut visibly', () => {
    expect(preview([1, 2, 3, 4], 5)).toBe('[1,2,… (cut)');
    expect(preview({ name: 'x'.repeat(50) }, 12)).toBe('{"name":"xxx… (cut)');
    expect(preview('abc', 5)).toBe('"abc"');
  });

  it('never splits a character', () => {
    expect(preview('ab😀cd', 4)).toBe('"ab… (cut)');
  });

  it('of a huge value reads no more of it than it shows', () => {
    const huge = [
      Array.from({ length: 300_000 }, () => ({ text: 'x' })),
      Buffer.alloc(50_000_000, 'x').toString('latin1'),
    ];
    const start = performance.now();
    for (const value of huge) preview(value);
    expect(performance.now() - start).toBeLessThan(100);
  });

  it('shows what is no JSON as well', () => {
    expect(preview(undefined)).toBe('undefined');
    expect(preview(12n)).toBe('12');
    expect(preview(-0)).toBe('-0');
    expect(preview(new URL('https://example.com/'))).toBe('https://example.com/');
  });
});

describe('previews of two long texts', () => {
  it('begin where the texts part', () => {
    const same = 'x'.repeat(500);
    expect(previewPair(`${same}one`, `${same}two`)).toEqual([
      `… "${'x'.repeat(40)}one"`,
      `… "${'x'.repeat(40)}two"`,
    ]);
  });

  it('are ordinary when they part early', () => {
    expect(previewPair('one', 'two')).toEqual(['"one"', '"two"']);
    expect(previewPair('a'.repeat(300), 'b')).toEqual([`"${'a'.repeat(199)}… (cut)`, '"b"']);
  });
});
