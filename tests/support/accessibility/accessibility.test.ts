import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Accessibility } from '../../../support/accessibility/accessibility';
import type { BrowserSession } from '../../../support/browser/session/session';
import { newFolder } from '../../tools/folder';
import { messageOf, newSession, realBrowser, type Site, serve } from '../browser/surroundings';

const browser = realBrowser();
const notes: string[] = [];
let site: Site;
let session: BrowserSession;
/** By path. */
const pages: Record<string, string> = {};
let policy = '';

beforeAll(async () => {
  site = await serve((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x');
    if (policy) response.setHeader('content-security-policy', policy);
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .end(`<!doctype html><html lang="en"><title>Shop</title>${pages[pathname] ?? ''}`);
  });
  session = newSession(browser, site.url);
});

afterEach(async () => {
  notes.length = 0;
  policy = '';
  await session.close({ failed: false });
});

afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

async function show(body: string, at = '/orders'): Promise<void> {
  pages[at] = body;
  await session.goto(at);
}

/** @param root folder of the baseline. */
function checker(
  root = newFolder(),
  {
    update = false,
    component = undefined as string | undefined,
    standards = ['wcag2a', 'wcag2aa', 'best-practice'],
  } = {},
) {
  return new Accessibility({
    settings: {
      standards,
      baseline: path.join(root, 'known', 'accessibility.json'),
    },
    root,
    env: update ? { BRINE_UPDATE_SNAPSHOTS: '1' } : {},
    component: async () => component,
    tell: (note) => notes.push(note),
  });
}

const GOOD = '<main><h1>Orders</h1></main>';
const NO_TEXT = '<img src="data:,">';
const NO_LABEL = '<input name="city" style="height:30px">';

/** The elements of the message, with the rule that they break. */
async function offenders(check: Promise<unknown>): Promise<string[]> {
  const lines = (await messageOf(check)).split('\n');
  return lines.flatMap((line, index) =>
    / {6}at /.test(line) ? `${lines[index - 1]?.trim()} ${line.trim()}` : [],
  );
}

describe('a page', () => {
  it('without violations passes, and leaves no axe behind', async () => {
    await show(`${GOOD}<script>window.axe = 'mine'</script>`);
    await checker().check(session);
    expect(await (await session.page()).evaluate('window.axe')).toBe('mine');
    await show(GOOD);
    await checker().check(session);
    expect(await (await session.page()).evaluate('typeof window.axe')).toBe('undefined');
  });

  it('is told each rule it breaks, the worst first, with the elements and how to mend them', async () => {
    await show(`<main><h2>Orders</h2>${NO_TEXT}</main>`);
    expect(
      await messageOf(checker().check(session)),
    ).toBe(`AccessibilityError: The page breaks 2 accessibility rules.
  at http://127.0.0.1:4173/orders
  critical: Images must have alternative text (image-alt)
    img without a name <img src="data:,">
      at img
      Fix any of the following:
        Element does not have an alt attribute
        aria-label attribute does not exist or is empty
        aria-labelledby attribute does not exist, references elements that do not exist or references elements that are empty
        Element has no title attribute
        …
    https://dequeuniversity.com/rules/axe/4.14/image-alt

  moderate: Page should contain a level-one heading (page-has-heading-one)
    html <html lang="en">
      at html
      Fix all of the following:
        Page must have a level-one heading
    https://dequeuniversity.com/rules/axe/4.14/page-has-heading-one
  → Correct the elements; where a rule cannot be kept, write \`… no accessibility violations except:\` and say why.`);
  });

  it('with many elements shows a few of them', async () => {
    await show(`<main><h1>Orders</h1>${NO_TEXT.repeat(7)}</main>`);
    const message = await messageOf(checker().check(session));
    expect(message.match(/img without a name/g)).toHaveLength(5);
    expect(message).toContain('\n    … and 2 more\n');
  });

  it('is looked at in its frames, also those of other origins, and in its shadow trees', async () => {
    const other = site.url.replace('127.0.0.1', 'localhost');
    pages['/frame'] = `<main><h1>Frame</h1>${NO_LABEL}</main>`;
    pages['/outer'] = '<main><h1>Outer</h1><iframe title="Inner" src="/frame"></iframe></main>';
    await show(`<main><h1>Orders</h1><iframe title="Far" src="${other}/frame"></iframe>
      <iframe title="Near" src="/outer"></iframe><div id="host"></div></main>
      <script>host.attachShadow({ mode: 'open' }).innerHTML = '${NO_TEXT}'</script>`);
    expect(await offenders(checker(newFolder(), { standards: ['wcag2a'] }).check(session))).toEqual([
      'img without a name <img src="data:,"> at #host > img',
      'textbox without a name <input name="city" style="height:30px"> at iframe[title="Far"] >> input',
      'textbox without a name <input name="city" style="height:30px"> at iframe[title="Near"] >> iframe >> input',
    ]);
  });

  it('is looked at whatever its security policy allows', async () => {
    policy = "default-src 'none'";
    await show(`<main><h1>Orders</h1>${NO_TEXT}</main>`);
    expect(await offenders(checker().check(session))).toHaveLength(1);
  });

  it('is looked at while its clock stands still', async () => {
    const page = await session.page();
    await page.clock.install({ time: new Date('2026-01-01') });
    await show(`<main><h1>Orders</h1>${NO_TEXT}</main>`);
    await page.clock.pauseAt(new Date('2026-02-01'));
    expect(await offenders(checker().check(session))).toHaveLength(1);
  });

  it('is looked at when nothing moves any more', async () => {
    await show(GOOD);
    await (await session.page()).evaluate(() => {
      document.querySelector('h1')?.animate([{ opacity: 0.1 }, { opacity: 0.2 }], 1_500);
    });
    await checker().check(session);
  });

  it('sends no request of its own', async () => {
    await show(`${GOOD}<link rel="stylesheet" href="${site.url.replace('127.0.0.1', 'localhost')}/x.css">`);
    const page = await session.page();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await checker().check(session);
    expect(asked).toEqual([]);
    expect(page.context().pages()).toHaveLength(1);
  });
});

describe('a part of a page', () => {
  const TWO = `<form aria-label="Address">${NO_LABEL}</form><form aria-label="Card"><label>Number<input style="height:30px"></label></form>`;

  it('is judged alone, and not by the rules for whole pages', async () => {
    await show(TWO);
    await checker().checkElement(session, 'Card', 'form');
    expect(await offenders(checker().checkElement(session, 'Address', 'form'))).toHaveLength(1);
    await session.lookInside('Card', 'form');
    await checker().check(session);
    session.lookAtWholePage();
    expect(await messageOf(checker().check(session))).toMatch(/^AccessibilityError: The page breaks 3 /);
  });

  it('that is not there is told as elsewhere', async () => {
    await show(TWO);
    expect(await messageOf(checker().checkElement(session, 'Adress', 'form'))).toMatch(
      /^ElementNotFoundError: There is no "Adress" form on the page\.\n.*\n {2}Did you mean "Address" \(form\)\?/,
    );
  });

  it('may be a component, which is no page', async () => {
    const root = newFolder();
    await show(NO_TEXT, '/__component__/');
    const check = checker(root, { component: 'Avatar', update: true });
    await check.check(session);
    expect(known(root)).toEqual({ Avatar: { 'image-alt': { 'img without a name': 1 } } });
  });
});

describe('exceptions', () => {
  const exceptions = [{ rule: 'image-alt', reason: 'there are no texts' }];

  it('let a page break a rule', async () => {
    await show(`<main><h1>Orders</h1>${NO_TEXT}</main>`);
    await checker().check(session, exceptions);
  });

  it('that are not needed any more are to be removed', async () => {
    await show(GOOD);
    expect(
      await messageOf(checker().check(session, exceptions)),
    ).toBe(`AccessibilityExceptionError: The page does not break the rule "image-alt", and is excepted from it.
  at http://127.0.0.1:4173/orders
  | image-alt | there are no texts |
  → Remove it from the table.`);
  });
});

function known(root: string): unknown {
  return JSON.parse(readFileSync(path.join(root, 'known', 'accessibility.json'), 'utf8'));
}

describe('the baseline', () => {
  const page = (images: number) => `<main><h1>Orders</h1>${NO_TEXT.repeat(images)}</main>`;
  const FIRST = { '/orders/{id}': { 'image-alt': { 'img without a name': 2 } } };

  it('is written when there is none and that is asked for, and allows no more than it says', async () => {
    const root = newFolder();
    await show(page(2), '/orders/17');
    await messageOf(checker(root).check(session));
    expect(existsSync(path.join(root, 'known'))).toBe(false);
    await checker(root, { update: true }).check(session);
    expect(known(root)).toEqual(FIRST);
    expect(notes).toEqual([
      'The accessibility baseline was written: known/accessibility.json allows 2 elements on /orders/{id}.\nIt may only shrink from now on.',
    ]);
    await show(page(2), '/orders/18');
    await checker(root).check(session);
    await show(page(3), '/orders/19');
    const message = await messageOf(checker(root).check(session));
    expect(message).toContain('\n      at img:nth-child(4)\n');
    expect(message).toContain('\n\n  known/accessibility.json allows 2 elements more.\n');
    await show(page(1), '/basket');
    expect(await offenders(checker(root).check(session))).toHaveLength(1);
  });

  it('tells what is mended, and loses it only when that is asked for', async () => {
    const root = newFolder();
    await show(page(2), '/orders/17');
    await checker(root, { update: true }).check(session);
    notes.length = 0;
    await show(page(1), '/orders/17');
    await checker(root).check(session);
    expect(known(root)).toEqual(FIRST);
    expect(notes).toEqual([
      'known/accessibility.json allows more on /orders/{id} than there is:\n  image-alt: img without a name\nIf it is mended: npm start -- --update-snapshots, with all scenarios.',
    ]);
  });

  it('never grows', async () => {
    const root = newFolder();
    await show(page(2), '/orders/17');
    await checker(root, { update: true }).check(session);
    forgetRun(root);
    await show(page(3), '/orders/17');
    expect(await offenders(checker(root, { update: true }).check(session))).toHaveLength(1);
    expect(known(root)).toEqual(FIRST);
  });

  it('that cannot be read is no baseline', async () => {
    const root = newFolder();
    await show(page(1));
    await checker(root, { update: true }).check(session);
    writeFileSync(path.join(root, 'known', 'accessibility.json'), '{ "/orders": { "image-alt": 3 } }');
    expect(await messageOf(checker(root).check(session))).toBe(
      `BaselineFileError: The accessibility baseline cannot be read: /orders › image-alt should be an object.
  at known/accessibility.json
  → Correct it, or take it back from version control: { "<path>": { "<rule>": { "<element>": <count> } } }.`,
    );
  });
});

/** As if another run began. */
function forgetRun(root: string): void {
  const file = path.join(root, 'reports', 'output', 'accessibility-seen.json');
  const seen = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...seen, start: known(root), seen: {} }));
}
