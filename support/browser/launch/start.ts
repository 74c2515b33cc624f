import type { BrowserSettings } from '../../settings/browser-settings';
import { type FoundBrowser, findBrowser } from './find';
import { launchBrowser, type StartedBrowser } from './launch';
import { connectBrowser, remoteAddress } from './remote';

/**
 * Starts the worker's browser: that of a Playwright server when BRINE_BROWSER_WS names one, else one of this machine.
 *
 * @param found what was found for the whole run.
 * @throws SetupError when there is none, or it does not start.
 */
export async function startBrowser(
  settings: BrowserSettings,
  env: NodeJS.ProcessEnv,
  found?: FoundBrowser,
): Promise<StartedBrowser> {
  const address = remoteAddress(env);
  if (address !== undefined) return await connectBrowser(address, settings);
  return await launchBrowser(found ?? findBrowser(settings, env), settings, { env });
}
