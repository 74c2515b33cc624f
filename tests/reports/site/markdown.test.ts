import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../reports/site/markdown';

describe('Markdown of a description', () => {
  it('is read as it was meant, however far it is indented', () => {
    expect(readMarkdown('  Buyers **pay** `once`:\n\n  - by card\n  - by _invoice_\n')).toEqual([
      { t: 'p', of: ['Buyers ', { t: 'strong', of: ['pay'] }, ' ', { t: 'code', text: 'once' }, ':'] },
      {
        t: 'list',
        ordered: false,
        items: [[{ t: 'p', of: ['by card'] }], [{ t: 'p', of: ['by ', { t: 'em', of: ['invoice'] }] }]],
      },
    ]);
  });

  it('has tables, code and headings', () => {
    expect(readMarkdown('## Prices\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n```json\n{}\n```')).toEqual([
      { t: 'h', level: 2, of: ['Prices'] },
      { t: 'table', header: [['a'], ['b']], rows: [[['1'], ['2']]] },
      { t: 'code', text: '{}', lang: 'json' },
    ]);
  });

  it('shows HTML as the text that it is', () => {
    const text = '<img src=x onerror=alert(1)> and <b>bold</b>';
    expect(JSON.stringify(readMarkdown(text))).toContain('<img src=x onerror=alert(1)>');
    expect(readMarkdown('<script>alert(1)</script>')).toEqual([
      { t: 'p', of: ['<script>alert(1)</script>'] },
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    'file:///etc/passwd',
    ' javascript:alert(1)',
    'java&#115;cript:alert(1)',
  ])('makes no link of %j', (href) => {
    expect(JSON.stringify(readMarkdown(`[text](<${href}>)`))).not.toContain('"t":"a"');
  });

  it.each(['https://a.example/x', 'mailto:a@b.example', '../other.md', 'a#b'])(
    'makes a link of %j',
    (href) => {
      expect(readMarkdown(`[text](${href})`)).toEqual([{ t: 'p', of: [{ t: 'a', href, of: ['text'] }] }]);
    },
  );

  it('ends, however deep it is nested', () => {
    expect(JSON.stringify(readMarkdown(`${'> '.repeat(5_000)}deep`)).length).toBeLessThan(20_000);
  });
});
