import type { BrowserSession } from './session';

/** Address of the page that steps are at, for a message; undefined when none is open. Opens none. */
export async function shownAddress(session: BrowserSession): Promise<string | undefined> {
  if (!session.used) return undefined;
  const url = (await session.page()).url();
  return url === 'about:blank' ? undefined : url;
}
