import { setTimeout as sleep } from 'node:timers/promises';
import { steadily } from '../browser/elements/steadily';
import type { View } from '../browser/elements/view';
import { findMasks, type Mask } from './masks';

/** Milliseconds for one picture, and for a page to come to rest. */
const SHOT_LIMIT = 5_000;
const REST_LIMIT = 2_000;
/** Milliseconds between two pictures that should be equal. */
const PAUSE = 100;

const CALM = {
  animations: 'disabled',
  caret: 'hide',
  // One pixel of the picture for one of the page, whatever the screen.
  scale: 'css',
  timeout: SHOT_LIMIT,
} as const;

/**
 * PNG of what the window shows, or of the part that steps look at. Fonts are loaded, animations at their end, the
 * caret is hidden, and what is masked is covered.
 *
 * @throws ElementNotFoundError when something to mask is not there.
 */
export async function shoot(view: View, masks: readonly Mask[]): Promise<Buffer> {
  return await steadily(view, async () => {
    const options = { ...CALM, mask: await findMasks(view, masks) };
    return view.inside ? await view.scope.screenshot(options) : await view.page.screenshot(options);
  });
}

/** Takes pictures until two in a row are equal; `still` is false when that did not come. */
export async function shootStill(
  view: View,
  masks: readonly Mask[],
): Promise<{ picture: Buffer; still: boolean }> {
  const end = performance.now() + REST_LIMIT;
  let former = await shoot(view, masks);
  for (;;) {
    await sleep(PAUSE);
    const picture = await shoot(view, masks);
    const still = picture.equals(former);
    if (still || performance.now() > end) return { picture, still };
    former = picture;
  }
}
