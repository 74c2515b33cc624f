import { describe, expect, it } from 'vitest';
import { structureDiff } from '../../../../support/browser/structure/diff';

const ACTUAL = `- banner:
  - link "Home"
- main:
  - heading "Orders" [level=1]
  - list:
    - listitem: "1: Tea"
    - listitem: Cup
  - button "Say \\"hi\\"" [disabled]
  - paragraph: Imprint
  - 'link "a: b"'`;

describe('the difference of two structures', () => {
  it('is none where the page has every line', () => {
    const wanted = `- heading /Ord/
- list:
  - listitem: "1: Tea"
  - listitem
- button "Say \\"hi\\"" [disabled]
- paragraph: /^Im/
- 'link "a: b"'`;
    expect(structureDiff(wanted, ACTUAL)).toBeUndefined();
  });

  it('shows what is missing beside what stands there, and leaves out the rest', () => {
    const wanted = `- main:
  - heading "Orders" [level=2]
  - list:
    - listitem: Tea
    - listitem: Cup
  - button "Save"`;
    expect(structureDiff(wanted, ACTUAL)).toBe(`  …
  - main:
-   - heading "Orders" [level=2]
+   - heading "Orders" [level=1]
    - list:
-     - listitem: Tea
+     - listitem: "1: Tea"
      - listitem: Cup
-   - button "Save"
+   - button "Say \\"hi\\"" [disabled]
+   - paragraph: Imprint
+   - 'link "a: b"'`);
  });

  it('is found where a pattern is none', () => {
    expect(structureDiff('- link /(/', '- link "("')).toBe('- - link /(/\n+ - link "("');
  });
});
