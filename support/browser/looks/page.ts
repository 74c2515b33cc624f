import { PageExpectationError } from '../elements/errors';
import { findOne } from '../elements/locate';
import { answered, LOOK, steadily } from '../elements/steadily';
import { expectScope, rootOf, type View, whereOf } from '../elements/view';
import { byRole, nameRole } from '../elements/wanted';
import { pathOf } from '../session/address';
import type { BrowserSession } from '../session/session';
import { closestNames } from '../suggest';
import { type PageText, readPageText } from './page-text';

/*
 * What a person sees. Each check looks once; the step decides how long it may take to become true. All throw
 * PageExpectationError, and where an element is named, ElementNotFoundError or AmbiguousElementError.
 */

/** The text shows somewhere; white space counts as one space, upper and lower case differ. */
export async function seeText(session: BrowserSession, text: string): Promise<void> {
  const view = await session.view();
  const page = await read(view);
  if (shows(page, text)) return;
  throw new PageExpectationError({
    what: `The page does not show "${text}".`,
    where: whereOf(view),
    details: instead(text, page).join('\n'),
    culprit: `the text "${text}"`,
    next: 'Compare with what is there; if it comes later, give it time: within 10 seconds I should see …',
  });
}

export async function notSeeText(session: BrowserSession, text: string): Promise<void> {
  const view = await session.view();
  const page = await read(view);
  if (!shows(page, text)) return;
  const line = page.shown.split('\n').find((one) => squeeze(one).includes(squeeze(text)));
  throw new PageExpectationError({
    what: `The page shows "${text}", and should not.`,
    where: whereOf(view),
    details: [line && line !== text && `in: "${clip(line)}"`, ...landmarks(page)].filter(Boolean).join('\n'),
    next: 'If it goes away later, give it time: within 10 seconds I should not see …',
    culprit: `the text "${text}"`,
  });
}

export async function seeElement(session: BrowserSession, name: string, role: string): Promise<void> {
  await findOne(await session.view(), byRole(name, role));
}

/** Holds at once when there is none. */
export async function notSeeElement(session: BrowserSession, name: string, role: string): Promise<void> {
  const view = await session.view();
  await steadily(view, async () => {
    await expectScope(view);
    for (const way of byRole(name, role).ways(view.scope, rootOf(view))) {
      const count = await way.filter({ visible: true }).count();
      if (count === 0) continue;
      throw new PageExpectationError({
        what: `The page shows ${nameRole(name, role)}, and should not.`,
        where: whereOf(view),
        details: count > 1 ? `There are ${count} of them.` : undefined,
        next: 'If it goes away later, give it time: within 10 seconds I should not see the …',
        culprit: nameRole(name, role),
      });
    }
  });
}

/** The title is exactly this; white space counts as one space. */
export async function haveTitle(session: BrowserSession, title: string): Promise<void> {
  const view = await session.view();
  const actual = await steadily(view, async () => await answered(view, view.page.title()));
  if (squeeze(actual) === squeeze(title)) return;
  throw new PageExpectationError({
    what: `The page title is not "${title}".`,
    where: view.page.url(),
    details: actual === '' ? 'The page has no title.' : `It is "${clip(squeeze(actual))}".`,
    seen: `"${clip(squeeze(actual))}"`,
    culprit: 'the page title',
  });
}

/** @param pathOrName a path, with a query or fragment only where they count; a page's name; or a whole address. */
export async function beOn(session: BrowserSession, pathOrName: string): Promise<void> {
  const page = await session.page();
  const whole = /^https?:\/\//.test(pathOrName);
  const expected = whole ? pathOrName : pathOf(pathOrName, session.pages);
  const { origin, pathname, search, hash } = new URL(page.url(), 'about:blank');
  const actual = [
    whole ? origin : '',
    pathname,
    expected.includes('?') ? search : '',
    expected.includes('#') ? hash : '',
  ].join('');
  if (actual === expected) return;
  throw new PageExpectationError({
    what: `The page is not ${expected === pathOrName ? `"${expected}"` : `"${pathOrName}" (${expected})`}.`,
    where: page.url(),
    details: landmarks(await read(await session.view())).join('\n'),
    next: 'Check what should have led there, and whether the app refused it.',
    culprit: `the page "${pathOrName}"`,
  });
}

async function read(view: View): Promise<PageText> {
  return await steadily(view, async () => {
    // On the whole page this loads nothing into it; a locator would bring Playwright's whole toolbox, each time anew.
    if (!view.inside) return await answered(view, view.page.evaluate(readPageText, undefined));
    await expectScope(view);
    return await view.scope.evaluate(readPageText, undefined, { timeout: LOOK });
  });
}

function shows({ written, shown }: PageText, text: string): boolean {
  const wanted = squeeze(text);
  return squeeze(shown).includes(wanted) || squeeze(written).includes(wanted);
}

/** What shows in place of the text; where nothing stands out, how it begins. */
function instead(text: string, page: PageText): string[] {
  const facts = [closestLine(text, page), ...landmarks(page)].filter((fact) => fact !== undefined);
  return facts.length > 0 ? facts : [`It shows: "${clip(squeeze(page.shown))}"`];
}

function closestLine(text: string, page: PageText): string | undefined {
  const [near] = closestNames(text, page.shown.split('\n'), 1);
  return near && `The closest text: "${clip(near)}"`;
}

function landmarks({ headings, alerts, shown }: PageText): string[] {
  const facts: string[] = [];
  if (headings.length > 0) facts.push(`headings: ${quoted(headings)}`);
  if (alerts.length > 0) facts.push(`alerts: ${quoted(alerts)}`);
  if (shown === '') facts.push('It shows no text at all.');
  return facts;
}

function quoted(texts: readonly string[]): string {
  return texts.map((text) => `"${clip(text)}"`).join(', ');
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function clip(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
