import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrowserSession } from '../../../../support/browser/session/session';
import { elementHaveStructure, haveStructure } from '../../../../support/browser/structure/structure';
import { messageOf, newSession, OnePage, realBrowser } from '../surroundings';

const browser = realBrowser();
const site = new OnePage();
let session: BrowserSession;

beforeAll(async () => {
  await site.start();
  site.body = `<h1>Orders</h1><ul aria-label="Orders"><li>Tea 12</li><li>Cup</li></ul>
    <ul aria-label="Other"><li>Plate</li></ul><button disabled>Save</button>`;
  session = newSession(browser, site.url);
  await session.goto('/orders');
});

afterAll(async () => {
  await session.close({ failed: false });
  await browser[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

describe('the structure', () => {
  it.each([
    ['in part', '- list "Orders":\n  - listitem: Cup'],
    ['with a pattern', '- listitem: /Tea \\d+/'],
    ['with states', '- heading [level=1]\n- button "Save" [disabled]'],
    ['with a margin', '    - list "Orders":\n      - listitem: Cup\n'],
    ['exactly', '- list "Orders":\n  - /children: equal\n  - listitem: Tea 12\n  - listitem: Cup'],
  ])('agrees %s', async (_, wanted) => {
    await haveStructure(session, wanted);
  });

  it('is that of an element, or of the part that steps look inside', async () => {
    const wanted = '- listitem: Plate';
    const role = 'list';
    await elementHaveStructure(session, { name: 'Other', role }, wanted);
    expect(await messageOf(elementHaveStructure(session, { name: 'Orders', role }, wanted))).toMatch(
      /^StructureMismatchError: The structure of the "Orders" list is not as expected\.\n {2}at .*, inside the "Orders" list\n/,
    );
    await session.lookInside('Other', role);
    await haveStructure(session, wanted);
    expect(await messageOf(haveStructure(session, '- heading'))).toContain(
      'The structure of the "Other" list',
    );
    session.lookAtWholePage();
  });

  it('that differs is shown line by line, and as it is', async () => {
    const wanted = '- heading "Orders"\n- list "Orders":\n  - listitem: Tea\n  - listitem: Cup';
    expect(
      await messageOf(haveStructure(session, wanted)),
    ).toBe(`StructureMismatchError: The structure of the page is not as expected.
  at http://127.0.0.1:4173/orders
    - heading "Orders" [level=1]
    - list "Orders":
  -   - listitem: Tea
  +   - listitem: Tea 12
      - listitem: Cup
    …

  What is there, ready to paste:

  - heading "Orders" [level=1]
  - list "Orders":
    - listitem: Tea 12
    - listitem: Cup
  - list "Other":
    - listitem: Plate
  - button "Save" [disabled]
  → Lines with - are expected and missing, lines with + are there where they were expected.`);
  });

  it('may have every line and yet differ', async () => {
    const wanted = '- list "Orders":\n  - listitem: Plate';
    expect(await messageOf(haveStructure(session, wanted))).toContain(
      'Every line is there, but not in this order or not inside each other as written.',
    );
  });

  it.each([
    ['It is empty', 1, '', '\n \n'],
    ['Unexpected input', 2, '- button Save', '- heading "Orders"\n- button Save'],
    ['Unterminated string', 1, '- button "Save', '- button "Save\n- heading'],
    [
      'Unsupported attribute [lvl]',
      3,
      '- heading [lvl=1]',
      '- list:\n  - listitem\n- heading [lvl=1]\n- button',
    ],
    ['Tabs are not allowed as indentation', 2, '- listitem', '- list:\n\t- listitem'],
    [
      'Map values should be strings or sequences',
      2,
      '- listitem: {a: b}',
      '- list:\n  - listitem: {a: b}\n- button',
    ],
    [
      'Aria snapshot must be a YAML sequence, elements starting with " -"',
      1,
      'button "Save"',
      'button "Save"',
    ],
    [
      'Invalid regular expression: /Or(/: Unterminated group',
      1,
      '- heading /Or(/',
      '- heading /Or(/\n- button',
    ],
  ])('that cannot be read says why and in which line: %s', async (reason, line, text, wanted) => {
    const details = text === '' ? '' : `  ${text}\n`;
    expect(await messageOf(haveStructure(session, wanted))).toBe(
      `StructureTextError: The expected structure cannot be read: ${reason}.
  at line ${line} of the doc string
${details}  → Write one element a line, what it holds indented below it: - button "Save", - link /Order \\d+/, - listitem: Tea`,
    );
  });
});
