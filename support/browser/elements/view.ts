import type { Frame, Locator, Page } from 'playwright';
import { ElementNotFoundError } from './errors';

/** What a step looks at. */
export interface View {
  page: Page;
  /** The frame that the scope stands in, when it is not the page's own. */
  frame?: Frame | undefined;
  /** Where elements are searched. */
  scope: Locator;
  /** `the "Shipping address" group`, when narrowed. */
  inside?: string | undefined;
}

/** What composed locators of this view are made from. */
export function rootOf({ page, frame }: View): Page | Frame {
  return frame ?? page;
}

/** `http://127.0.0.1:4173/orders, inside the "Shipping address" group`. */
export function whereOf({ page, inside }: View): string {
  return inside ? `${page.url()}, inside ${inside}` : page.url();
}

/**
 * Fails when the part of the page that steps look inside has gone.
 *
 * @throws ElementNotFoundError
 */
export async function expectScope(view: View): Promise<void> {
  if (!view.inside || (!view.frame?.isDetached() && (await view.scope.count()) > 0)) return;
  throw new ElementNotFoundError({
    what: `You look inside ${view.inside}, which is not on the page any more.`,
    where: view.page.url(),
    next: 'Write "I look at the whole page" before this step.',
  });
}
