import { chromium } from 'playwright';
import { describe, expect, it } from 'vitest';
import { findBrowser } from '../../support/browser/launch/find';
import { serve } from '../support/browser/surroundings';
import { expectGolden } from '../tools/golden';
import { results } from '../tools/results';
import { runProject } from '../tools/run-project';
import { startHub } from '../tools/selenium-hub';
import { settingsFile } from '../tools/settings-file';

const browser = { isolation: 'page', engine: 'chromium' } as const;

const features = {
  'features/remember.feature': `Feature: Remember
  Scenario: the first visit
    When I open "/"
    Then I should see "visits: 1"
    When I reload the page
    Then I should see "visits: 2"

  Scenario: nothing is left of it
    When I open "/"
    Then I should see "visits: 1"
`,
  'features/other.feature': `Feature: Other
  Scenario: in another worker
    When I open "/"
    Then I should see "visits: 1"

  @viewport:300x200
  Scenario: in a window of another size
    When I open "/"
    Then I should see "visits: 1"
    And I should see "300 by 200"

  Scenario: without a browser
    Given the variable "id" is 7
`,
};

const PAGE = `<!doctype html><title>t</title><script>
  localStorage.visits = Number(localStorage.visits ?? 0) + 1;
  document.write('visits: ' + localStorage.visits + ', ' + innerWidth + ' by ' + innerHeight);
</script>`;

describe('a run with the browser of a Playwright server', () => {
  it('uses it from every worker, and leaves nothing of one scenario to the next', async () => {
    await using site = await serve((_request, response) =>
      response.setHeader('content-type', 'text/html').end(PAGE),
    );
    const server = await chromium.launchServer({
      host: '127.0.0.1',
      executablePath: findBrowser({}, process.env).path,
      chromiumSandbox: false,
    });
    const finished = await runProject({
      files: { ...features, 'brine.config.ts': settingsFile({ web: { url: site.url }, browser }) },
      args: ['--parallel', '2'],
      // No browser of this machine could be found.
      env: { BRINE_BROWSER_WS: server.wsEndpoint(), PATH: '/nowhere', PLAYWRIGHT_BROWSERS_PATH: '/nowhere' },
    });
    await server.close();
    expect(finished.output).toContain('5 scenarios (5 passed)');
    expect(finished.exitCode).toBe(0);
    expect(finished.report).toContain('Chromium of a Playwright server');
  });

  it('uses those of a Selenium Grid, by the variable that Playwright has for it, and gives them back', async () => {
    await using site = await serve((_request, response) =>
      response.setHeader('content-type', 'text/html').end(PAGE),
    );
    await using hub = await startHub(findBrowser({}, process.env).path);
    const finished = await runProject({
      files: { ...features, 'brine.config.ts': settingsFile({ web: { url: site.url }, browser }) },
      args: ['--parallel', '2'],
      env: { SELENIUM_REMOTE_URL: hub.url },
    });
    expect(finished.output).toContain('5 scenarios (5 passed)');
    expect(finished.exitCode).toBe(0);
    expect(hub.sessions).toEqual({ begun: expect.any(Number), open: 0 });
    expect(hub.sessions.begun).toBeGreaterThan(0);
  });

  it('fails the scenarios that need one when it does not answer, and runs the others', async () => {
    const finished = await runProject({
      files: {
        'features/other.feature': features['features/other.feature'],
        'brine.config.ts': settingsFile({ web: { url: 'http://127.0.0.1:1' }, browser }),
      },
      env: { BRINE_BROWSER_WS: 'ws://127.0.0.1:1/farm?token=geheim' },
    });
    expectGolden(finished, 'remote-browser-missing');
    expect(finished.exitCode).toBe(1);
    expect(results(finished.messages)).toEqual({
      'in another worker': 'FAILED',
      'in a window of another size': 'FAILED',
      'without a browser': 'PASSED',
    });
  });

  it('fails the same way when the engine that the settings ask for is not installed', async () => {
    const finished = await runProject({
      files: {
        'features/other.feature': features['features/other.feature'],
        'brine.config.ts': settingsFile({
          web: { url: 'http://127.0.0.1:1' },
          browser: { engine: 'firefox' },
        }),
      },
      args: ['--name', 'in another worker'],
      env: { PLAYWRIGHT_BROWSERS_PATH: '/nowhere' },
    });
    // Which build it looks for changes with Playwright.
    expect(finished.output).toContain(
      "Playwright's own Firefox is not installed, and browser.engine asks for it.",
    );
    expect(finished.output).toContain('→ Run `npx playwright install firefox`, or remove browser.engine');
    expect(finished.exitCode).toBe(1);
  });
});
