import { anything, byRole, clickable, dropTarget, field, nameRole, tickable } from '../elements/wanted';
import type { BrowserSession } from '../session/session';
import { fillAtOnce } from './fill-at-once';
import { attempt, limitOf, perform, waitForOne } from './perform';
import { selectIn, setControl, uploadPath } from './set-control';

/*
 * What a person does on a page. Each waits for its element; all throw ElementNotFoundError, AmbiguousElementError or
 * ActionFailedError.
 */

export async function click(session: BrowserSession, name: string): Promise<void> {
  await perform(session, `Clicking "${name}"`, clickable(name), (element, limit) => element.click(limit));
}

export async function clickRole(session: BrowserSession, name: string, role: string): Promise<void> {
  const wanted = byRole(name, role);
  await perform(session, `Clicking ${nameRole(name, role)}`, wanted, (element, limit) =>
    element.click(limit),
  );
}

/** What a mouse does to a thing. */
export type Gesture = 'double-click' | 'right-click' | 'hover' | 'scroll';

const DOING: Record<Gesture, string> = {
  'double-click': 'Double-clicking',
  'right-click': 'Right-clicking',
  hover: 'Hovering over',
  scroll: 'Scrolling to',
};

/** @param role undefined: whatever is called so, as for a click; to scroll to, also any text, heading or part of the page. */
export async function point(
  session: BrowserSession,
  gesture: Gesture,
  name: string,
  role?: string,
): Promise<void> {
  const called = gesture === 'scroll' || gesture === 'hover' ? anything(name) : clickable(name);
  const wanted = role === undefined ? called : byRole(name, role);
  const action = `${DOING[gesture]} ${role === undefined ? `"${name}"` : nameRole(name, role)}`;
  await perform(session, action, wanted, async (element, limit) => {
    if (gesture === 'double-click') await element.dblclick(limit);
    else if (gesture === 'right-click') await element.click({ ...limit, button: 'right' });
    else if (gesture === 'hover') await element.hover(limit);
    else await element.scrollIntoViewIfNeeded(limit);
  });
}

export async function clear(session: BrowserSession, name: string): Promise<void> {
  await perform(session, `Clearing "${name}"`, field(name), (element, limit) => element.clear(limit));
}

export async function fill(session: BrowserSession, name: string, value: string): Promise<void> {
  if (await fillAtOnce(session, name, value)) return;
  const action = `Filling in "${name}" with "${value}"`;
  await perform(session, action, field(name), (element) => setControl(session, element, name, value));
}

/** @param rows label and value, each as a person would say it (`yes`, the text of an option, `2026-03-29`). */
export async function fillForm(session: BrowserSession, rows: readonly (readonly string[])[]): Promise<void> {
  for (const [name = '', value = ''] of rows) await fill(session, name, value);
}

export async function select(session: BrowserSession, option: string, name: string): Promise<void> {
  const action = `Selecting "${option}" from "${name}"`;
  await perform(session, action, field(name), (element) => selectIn(session, element, name, option));
}

export async function setChecked(session: BrowserSession, name: string, checked: boolean): Promise<void> {
  const action = `${checked ? 'Checking' : 'Unchecking'} "${name}"`;
  await perform(session, action, tickable(name), (element, limit) => element.setChecked(checked, limit));
}

/** @param file from the session's root folder. @throws UploadFileMissingError */
export async function upload(session: BrowserSession, file: string, name: string): Promise<void> {
  const full = uploadPath(session, file);
  const action = `Uploading "${file}" to "${name}"`;
  await perform(session, action, field(name), (element, limit) => element.setInputFiles(full, limit));
}

export async function drag(session: BrowserSession, name: string, target: string): Promise<void> {
  const from = await waitForOne(session, clickable(name));
  const to = await waitForOne(session, dropTarget(target));
  await attempt(session, `Dragging "${name}" to "${target}"`, () => from.dragTo(to, limitOf(session)));
}
