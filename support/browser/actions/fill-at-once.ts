import { rootOf } from '../elements/view';
import { field } from '../elements/wanted';
import type { BrowserSession } from '../session/session';
import { isPlaywright } from './perform';
import { FORMATTED } from './set-control';

/** Milliseconds: a field that comes later, or that is no plain one, is worth the looks of the long way. */
const SOON = 100;

/**
 * Fills in the usual field, which is there, alone, and takes any text: found and filled by one call to the page, where
 * finding it first and asking afterwards what became of it are further ones.
 *
 * @returns false when it is not so: the long way waits, sets what is no text, and can tell what is wrong.
 */
export async function fillAtOnce(session: BrowserSession, name: string, value: string): Promise<boolean> {
  const view = await session.view();
  const [labelled] = field(name).ways(view.scope, rootOf(view));
  try {
    await labelled?.filter({ visible: true }).locator(PLAIN).fill(value, { timeout: SOON });
    return labelled !== undefined;
  } catch (error) {
    if (!isPlaywright(error)) throw error;
    return false;
  }
}

/** The element itself, unless the browser puts what it gets into a form of its own. */
const PLAIN = `:scope:not(${FORMATTED})`;
