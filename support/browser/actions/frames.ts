import type { ElementHandle, Frame, Locator } from 'playwright';
import { AmbiguousElementError, ElementNotFoundError } from '../elements/errors';
import { type View, whereOf } from '../elements/view';
import type { BrowserSession } from '../session/session';
import { suggestion } from '../suggest';

/** Narrows every later step to the page in a frame, found by its accessible name, else by its `name`. */
export async function lookInsideFrame(session: BrowserSession, name: string): Promise<void> {
  const frame = await session.patience.eventually(async () => await find(await session.view(), name));
  session.narrow({ frame, locator: frame.locator('body'), name: `the "${name}" frame` });
}

async function find(view: View, name: string): Promise<Frame> {
  const frames = view.scope.locator('iframe, frame').filter({ visible: true });
  const named = await Promise.all(
    (await frames.all()).map(async (one) => ({ one, names: await namesOf(one) })),
  );
  for (const way of [0, 1]) {
    const found = named.filter(({ names }) => names[way] === name);
    if (found.length > 1) throw several(view, name, found.length);
    const handle = (await found[0]?.one.elementHandle()) as ElementHandle | undefined;
    const frame = await handle?.contentFrame();
    if (frame) return frame;
  }
  throw none(
    view,
    name,
    named.map(({ names }) => names[0] || names[1] || ''),
  );
}

/** Its accessible name, and its `name`. */
async function namesOf(frame: Locator): Promise<string[]> {
  return await frame.evaluate((element) => {
    const labelled = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
    const label = labelled.map((id) => element.ownerDocument.getElementById(id)?.textContent ?? '').join(' ');
    const name = label || element.getAttribute('aria-label') || element.getAttribute('title') || '';
    return [name.trim(), element.getAttribute('name') ?? ''];
  });
}

function none(view: View, name: string, names: readonly string[]): ElementNotFoundError {
  const listed = names.map((one) => (one === '' ? 'one without a name' : `"${one}"`)).join(', ');
  return new ElementNotFoundError({
    what: `There is no frame "${name}"${view.inside ? '' : ' on the page'}.`,
    where: whereOf(view),
    details: [suggestion(name, names.filter(Boolean)), `The frames here: ${listed || 'none'}`]
      .filter(Boolean)
      .join('\n'),
    next: 'A frame is named by its title (or aria-label).',
  });
}

function several(view: View, name: string, count: number): AmbiguousElementError {
  return new AmbiguousElementError({
    what: `${count} frames are called "${name}", and one is wanted.`,
    where: whereOf(view),
    next: 'Narrow with `I look inside the "…" group` (or region, dialog) first.',
  });
}
