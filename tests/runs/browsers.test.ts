import { describe, expect, it } from 'vitest';
import { BrowserNotFoundError } from '../../support/browser/launch/errors';
import { findBrowser } from '../../support/browser/launch/find';
import { expectGolden } from '../tools/golden';
import { results } from '../tools/results';
import { runProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';

const NO_BROWSER = { PATH: '/nowhere', PLAYWRIGHT_BROWSERS_PATH: '/nowhere' };

const files = {
  'brine.config.ts': settingsFile({ web: { url: 'http://127.0.0.1:1' } }),
  'features/order.feature': `Feature: Order
  Scenario: in the browser
    When I open "/orders"

  Scenario: without
    Given the variable "id" is 7
`,
};

describe('a run without a browser', () => {
  it('cannot begin when the browser that was named is not there', async () => {
    const finished = await runProject({ files, env: { BRINE_BROWSER_PATH: '/nowhere/chromium' } });
    expectGolden(finished, 'named-browser-missing');
    expect(finished.exitCode).toBe(2);
    expect(finished.report).toContain('BrowserMissingError');
  });

  it.skipIf(!canBeHidden())('fails the scenarios that need one, and runs the others', async () => {
    const config = settingsFile({ web: { url: 'http://127.0.0.1:1' }, browser: { headless: false } });
    const finished = await runProject({ files: { ...files, 'brine.config.ts': config }, env: NO_BROWSER });
    expectGolden(finished, 'no-browser');
    expect(finished.exitCode).toBe(1);
    expect(results(finished.messages)).toEqual({ 'in the browser': 'FAILED', without: 'PASSED' });
  });
});

/**
 * A browser at one of the usual places is found whatever the variables say, and the list of places is the system's.
 * Where only a headless shell is installed, as on most CI machines, asking for a window leaves none.
 */
function canBeHidden(): boolean {
  if (process.platform !== 'linux') return false;
  try {
    findBrowser({ headless: false }, NO_BROWSER);
    return false;
  } catch (error) {
    return error instanceof BrowserNotFoundError;
  }
}
