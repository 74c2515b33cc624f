import { describe, expect, it } from 'vitest';
import { cut, defuse, escapeHtml, plain } from '../../reports/sanitize';

describe('plain text', () => {
  it('has no colours, links or titles of a terminal', () => {
    expect(plain('\u001b[1;31mred\u001b[0m \u001b]8;;https://x.example\u0007here\u001b]8;;\u0007')).toBe(
      'red here',
    );
  });

  it('has no control characters but tabs and line breaks', () => {
    expect(plain('a\u0000b\u0007c\td\r\ne\rf\u009fg')).toBe('abc\td\ne\nfg');
  });

  it('reads in the order it is written', () => {
    expect(plain('user\u202etxt.exe\u2066x\u200f')).toBe('usertxt.exex');
  });

  it('has no half characters', () => {
    expect(plain('a\ud800b 🥕')).toBe('a\ufffdb 🥕');
  });
});

describe('defused text', () => {
  it('begins no tag, comment or declaration', () => {
    expect(defuse('<b></b><!-- <?xml <Order>')).toBe('＜b>＜/b>＜!-- ＜?xml ＜Order>');
  });

  it('keeps a sign that begins nothing', () => {
    expect(defuse('1 < 2 and 2 <= 3 << 4')).toBe('1 < 2 and 2 <= 3 << 4');
  });
});

describe('cut text', () => {
  it('says how much of it is left', () => {
    expect(cut('abcdef', 4)).toBe('abcd… [cut: 4 of 6 characters]');
  });

  it('is the text itself when it is short enough', () => {
    expect(cut('abcd', 4)).toBe('abcd');
  });

  it('ends with a whole character', () => {
    expect(cut('abc🥕def', 4)).toBe('abc… [cut: 4 of 8 characters]');
  });
});

it('escaped text is safe in elements and attributes', () => {
  expect(escapeHtml(`<a href="x">'&`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;');
});
