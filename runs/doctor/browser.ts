import { findBrowser } from '../../support/browser/launch/find';
import { BrineError } from '../../support/errors/brine-error';
import type { LoadedSettings } from '../../support/settings/settings';
import { type Finding, missing, ok, unneeded } from './finding';

export function lookAtBrowser({ web, components, browser }: LoadedSettings, env: NodeJS.ProcessEnv): Finding {
  if (!web && components.root === undefined && components.url === undefined)
    return unneeded('browser', 'the settings name no web app and no components');
  if (env.BRINE_BROWSER_WS !== undefined) return ok('browser', 'one elsewhere');
  try {
    const { name, path } = findBrowser(browser, env);
    return ok('browser', `${name} (${path})`);
  } catch (error) {
    if (!(error instanceof BrineError)) throw error;
    return missing(
      'browser',
      error.message.split('\n')[0] ?? '',
      'npx playwright install chromium-headless-shell',
    );
  }
}
