import { describe, expect, it } from 'vitest';
import { annotations } from '../../../reports/ci/annotations';
import { block, code, inline } from '../../../reports/ci/markdown';
import { commentMarkdown, summaryMarkdown } from '../../../reports/ci/summary-markdown';
import { summaryWith } from './made';

describe('the limits of GitHub', () => {
  const huge = summaryWith(3_000, { facts: ['ä'.repeat(1_900)] });

  it('hold for the summary of a job: 1 MiB, else it is dropped', () => {
    const text = summaryMarkdown(huge);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(900_000);
    expect(Buffer.byteLength(text)).toBeGreaterThan(800_000);
    expect(text).toMatch(/_Cut here: \d+ more parts are in the report\._\n$/);
  });

  it('hold for a comment: 65,536 characters', () => {
    const text = commentMarkdown(huge);
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text).toMatch(/_Cut here: \d+ more parts are in the report\._\n$/);
  });

  it('hold for annotations: ten errors for a step', () => {
    const lines = annotations(summaryWith(12)).trimEnd().split('\n');
    expect(lines).toHaveLength(10);
    expect(lines[0]).toBe(
      '::error file=features/order.feature,line=1,title=wrong%3A orders 0::The status is 500.',
    );
    expect(lines[9]).toBe('::error title=3 more::3 more are in the report.');
  });
});

describe('what tests say', () => {
  it('is no command of GitHub Actions', () => {
    const evil = { culprit: 'a,b:c%', what: 'one\r\n::set-output name=x::y' };
    expect(annotations(summaryWith(1, evil), 'suite')).toBe(
      '::error file=suite/features/order.feature,line=1,title=wrong%3A a%2Cb%3Ac%25::one%0D%0A::set-output name=x::y\n',
    );
  });

  it('is neither markup nor HTML, mentions nobody and refers to no issue', () => {
    expect(inline('<b>*x*</b> | [a](b) @all #12 GH-3 `c`\n# d')).toBe(
      '&lt;b&gt;\\*x\\*&lt;/b&gt; \\| \\[a\\]\\(b\\) @\u200ball \\#\u200b12 GH-\u200b3 \\`c\\` \\# d',
    );
  });

  it('does not end the code that it stands in', () => {
    expect(code('a `b` | c')).toBe('``a `b` \\| c``');
    expect(code('`')).toBe('`` ` ``');
    expect(block('```\n</details>')).toBe('````\n```\n</details>\n````');
  });
});
