import type { Locator } from 'playwright';
import { PageExpectationError } from '../elements/errors';
import { findOne } from '../elements/locate';
import { LOOK, steadily } from '../elements/steadily';
import { whereOf } from '../elements/view';
import { byRole, nameRole } from '../elements/wanted';
import type { BrowserSession } from '../session/session';
import { closestNames } from '../suggest';
import { readPageText } from './page-text';

/**
 * Looks once whether an element shows the text, or as a field holds it in its value.
 *
 * @throws PageExpectationError, ElementNotFoundError, AmbiguousElementError
 */
export async function containText(
  session: BrowserSession,
  name: string,
  role: string,
  text: string,
): Promise<void> {
  const view = await session.view();
  const element = await findOne(view, byRole(name, role));
  const texts = await steadily(view, async () => await textsOf(element));
  if (texts.some((one) => squeeze(one).includes(squeeze(text)))) return;
  const [shown = ''] = texts;
  const [near] = closestNames(text, shown.split('\n'), 1);
  throw new PageExpectationError({
    what: `${capital(nameRole(name, role))} does not contain "${text}".`,
    where: whereOf(view),
    details: [
      near !== undefined && near !== shown && `The closest text: "${clip(near)}"`,
      shown === '' ? 'It is empty.' : `It contains "${clip(squeeze(shown))}".`,
    ]
      .filter(Boolean)
      .join('\n'),
    seen: `"${clip(squeeze(shown))}"`,
  });
}

/** As it shows, and as it is written in the document. */
async function textsOf(element: Locator): Promise<string[]> {
  const limit = { timeout: LOOK };
  const value = await element.evaluate(heldBy, undefined, limit);
  if (value !== null) return [value];
  const { shown, written } = await element.evaluate(readPageText, undefined, limit);
  return [shown, written];
}

/** Runs in the page: what a field holds; null for anything else. */
function heldBy(element: Element): string | null {
  const field =
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && !/^(?:checkbox|radio|button|submit|reset)$/.test(element.type));
  return field ? (element as HTMLInputElement).value : null;
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function clip(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
