import type { Locator } from 'playwright';
import { ElementNotFoundError, PageExpectationError } from '../elements/errors';
import { findOne } from '../elements/locate';
import { LOOK, steadily } from '../elements/steadily';
import { rootOf, type View, whereOf } from '../elements/view';
import { byRole } from '../elements/wanted';
import type { BrowserSession } from '../session/session';
import { suggestion } from '../suggest';

/** Items shown in a message. */
const MOST_ITEMS = 20;

/**
 * Looks once whether each row of texts is in an item of its own; other items and their order do not matter.
 *
 * @param expected an item each; all its texts show in the one item.
 * @throws PageExpectationError, ElementNotFoundError, AmbiguousElementError
 */
export async function containItems(
  session: BrowserSession,
  name: string,
  expected: readonly (readonly string[])[],
): Promise<void> {
  const { items, where } = await read(session, name);
  const left = [...items];
  const missing = expected.filter((texts) => {
    const found = left.findIndex((item) => texts.every((text) => item.includes(squeeze(text))));
    if (found >= 0) left.splice(found, 1);
    return found < 0;
  });
  if (missing.length === 0) return;
  const wanted = missing.map((texts) => texts.join(' '));
  throw new PageExpectationError({
    what: `The "${name}" list does not contain ${missing.length === 1 ? 'this item' : 'these items'}.`,
    where,
    details: [
      ...wanted.map((text) => `- ${text}`),
      wanted.length === 1 && suggestion(wanted[0] ?? '', left),
      shown(items),
    ]
      .filter(Boolean)
      .join('\n'),
    next: 'An item must show all texts of its row, upper and lower case differ.',
  });
}

/**
 * Looks once whether the list has so many items, those of lists within it not counted.
 *
 * @throws PageExpectationError, ElementNotFoundError, AmbiguousElementError
 */
export async function haveItems(session: BrowserSession, name: string, count: number): Promise<void> {
  const { items, where } = await read(session, name);
  if (items.length === count) return;
  throw new PageExpectationError({
    what: `The "${name}" list should have ${count} ${count === 1 ? 'item' : 'items'}, but it has ${items.length}.`,
    where,
    details: shown(items),
    seen: `${items.length}`,
  });
}

async function read(session: BrowserSession, name: string): Promise<{ items: string[]; where: string }> {
  const view = await session.view();
  const element = await findList(view, name);
  const items = await steadily(view, () => element.evaluate(itemsOf, undefined, { timeout: LOOK }));
  return { items, where: whereOf(view) };
}

/** An empty list has no size, and counts all the same. */
async function findList(view: View, name: string): Promise<Locator> {
  const wanted = byRole(name, 'list');
  try {
    return await findOne(view, wanted);
  } catch (error) {
    if (!(error instanceof ElementNotFoundError)) throw error;
    for (const way of wanted.ways(view.scope, rootOf(view))) {
      if ((await way.count()) === 1) return way;
    }
    throw error;
  }
}

/** Runs in the page. */
function itemsOf(list: Element): string[] {
  const items = [...list.querySelectorAll<HTMLElement>('li, [role=listitem]')].filter(
    (item) => item.parentElement?.closest('ul, ol, menu, [role=list]') === list && item.checkVisibility(),
  );
  return items.map((item) => item.innerText.replaceAll(/\s+/g, ' ').trim());
}

function shown(items: readonly string[]): string {
  if (items.length === 0) return 'The list has no items.';
  const rest = items.length > MOST_ITEMS ? [`… and ${items.length - MOST_ITEMS} more`] : [];
  return ['The items there:', ...items.slice(0, MOST_ITEMS).map((item) => `- ${item}`), ...rest].join('\n');
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
