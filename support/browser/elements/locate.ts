import type { Locator } from 'playwright';
import { ambiguous, notFound } from './not-found';
import { steadily } from './steadily';
import { expectScope, rootOf, type View } from './view';
import type { Wanted } from './wanted';

/**
 * The one visible element that is wanted. One attempt: it does not wait.
 *
 * @throws ElementNotFoundError, AmbiguousElementError
 */
export async function findOne(view: View, wanted: Wanted): Promise<Locator> {
  return await steadily(view, async () => await search(view, wanted));
}

async function search(view: View, wanted: Wanted): Promise<Locator> {
  for (const way of wanted.ways(view.scope, rootOf(view))) {
    const visible = way.filter({ visible: true });
    const count = await visible.count();
    if (count === 1) return visible;
    if (count > 1) throw await ambiguous(view, wanted, visible, count);
  }
  await expectScope(view);
  throw await notFound(view, wanted);
}
