import type { Encoded, MountRequest, Outcome } from '../contract';
import type { Page } from './component-page';

interface GalleryRequest {
  story: string;
  props?: Record<string, unknown>;
}

/**
 * The contract of Playwright's component galleries over the page, so that its own test runner can drive it as well. The
 * same story again is an update that keeps its state.
 */
export function gallery(page: Page): {
  mount: (request: GalleryRequest) => Promise<void>;
  unmount: () => Promise<void>;
} {
  let shown: string | undefined;
  return {
    async mount({ story, props = {} }) {
      const again = shown === story;
      const outcome = again ? page.replace(props) : await page.mount(requestOf(story, props));
      shown = outcome.ok ? story : undefined;
      rejected(outcome);
    },
    async unmount() {
      shown = undefined;
      rejected(await page.unmount());
    },
  };
}

function requestOf(name: string, props: Record<string, unknown>): MountRequest {
  const nothing = { parts: [], wrappers: [], settings: {}, callbacks: [], behaviours: [] };
  return { kind: 'story', name, props: props as Record<string, Encoded>, ...nothing };
}

function rejected(outcome: Outcome): void {
  if (outcome.ok || !('fault' in outcome)) return;
  const { name, message, stack } = outcome.fault;
  throw Object.assign(new Error(message), { name, stack });
}
