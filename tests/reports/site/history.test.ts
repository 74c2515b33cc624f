import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { packHistory } from '../../../reports/history/pack';
import type { RecordedRun } from '../../../reports/history/recorded';
import type { HistoryLetter } from '../../../reports/history/shape';
import { dataScript } from '../../../reports/site/data/script';
import { writeReport } from '../../../reports/write';
import { openBrowser } from '../browse';
import { FACTS } from '../run-suite';
import { runTruthSuite } from '../truth-suite';
import { readData } from './data';
import { OpenSite } from './open-site';

const ENVIRONMENT = 'local / Linux';

let browser: Browser;
let site: OpenSite;
let keys: Map<string, string>;

const key = (name: string): string => keys.get(name) ?? '';

beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  browser = await openBrowser();
  const folder = await runTruthSuite();
  const { index } = await writeReport({
    inputs: [{ messages: join(folder, 'messages.ndjson'), facts: FACTS }],
    output: folder,
  });
  const { scenarios } = readData(folder);
  keys = new Map(scenarios.name.map((name, at) => [name, scenarios.key[at] ?? '']));
  const past: Record<string, string> = {
    'An order is placed': 'pppp',
    'The total is wrong': 'pppf',
    'The second try works': 'frpr',
    'Signing in breaks': '.fff',
  };
  const runs = [0, 1, 2, 3].map(
    (at): RecordedRun => ({
      id: `run-${at}`,
      at: Date.UTC(2026, 2, 1 + at, 10, 20),
      environment: ENVIRONMENT,
      commit: `${at}123456789abcdef`,
      branch: 'main',
      url: at === 1 ? 'javascript:alert(1)' : `https://ci.example/${at}`,
      wall: 1_000 * (at + 1),
      whole: at !== 2,
      results: new Map(
        Object.entries(past).map(([name, letters]) => [
          key(name),
          { letter: letters.charAt(at) as HistoryLetter, duration: 100 },
        ]),
      ),
    }),
  );
  const gone = { key: 'gonegone', name: 'An old promise', uri: 'features/old.feature', line: 7, last: 2 };
  const changes = {
    base: 2,
    regressed: [key('The total is wrong')],
    fixed: [],
    new: [],
    newlyFailing: [],
    stillFailing: [{ key: key('Signing in breaks'), since: 1, runs: 3 }],
    gone: [gone],
    flaky: [{ key: key('The second try works'), switches: 1, possible: 3, retried: 2, first: 0 }],
  };
  writeFileSync(
    join(folder, 'data', 'history.js'),
    dataScript('history', packHistory(runs, { [ENVIRONMENT]: changes })),
  );
  // As whoever keeps a history leaves it: the file beside the data, and the index that says so.
  const told = readData(folder);
  writeFileSync(
    join(folder, 'data', 'index.js'),
    dataScript('index', { ...told, has: { ...told.has, history: true } }),
  );
  site = await OpenSite.open(browser, index);
});
afterAll(() => browser.close());

describe('a site with a history', () => {
  it('tells what this run changed', async () => {
    await site.go('#/');
    const card = site.page.locator('section', { hasText: 'What changed' });
    const text = await card.innerText();
    expect(text).toContain('Compared with the run of 2026-03-03 10:20 UTC, 212345678');
    expect(text).toMatch(
      /Failed, and passed before \(1\)[\s\S]*The total is wrong[\s\S]*Still failing \(1\)[\s\S]*Signing in breaks/,
    );
    expect(text).toContain('Gone (1)');
  });

  it('tells of a scenario how it went before', async () => {
    await site.go(`#/s/${key('Signing in breaks')}`);
    expect((await site.page.locator('.strip li').allInnerTexts()).map((text) => text.trim())).toEqual([
      'not there',
      'failed',
      'failed',
      'failed',
    ]);
  });

  it('has the runs, and follows no address but those of the web', async () => {
    await site.go('#/runs');
    const rows = (await site.page.locator('tbody tr').allInnerTexts()).map((row) => row.replace(/\s+/g, ' '));
    expect(rows[0]).toBe('2026-03-04 10:20 UTC main 3123456789ab 2 passed, 2 failed 4.0 s');
    expect(rows[1]).toContain('not whole');
    expect(
      await site.page
        .locator('main tbody a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
    ).toEqual(['https://ci.example/3', 'https://ci.example/2', 'https://ci.example/0']);
  });

  it('tells since when what fails has failed', async () => {
    await site.go('#/failures');
    const ages = await site.page.locator('.cluster p', { hasText: /^Fails / }).allInnerTexts();
    expect(ages.map((text) => text.replace(/ · Owner.*/, ''))).toContain(
      'Fails since 2026-03-02 10:20 UTC, 1123456789ab (3 runs)',
    );
  });

  it('compares two runs, as the address says', async () => {
    await site.go('#/runs');
    await site.page.getByText('Compare two runs').click();
    await site.page.getByLabel('From').selectOption('run-2');
    await expect.poll(() => site.page.url()).toContain('from=run-2&to=run-3');
    const lists = site.page.locator('.compare');
    expect(await lists.locator('h3').allInnerTexts()).toEqual(['Regressed (1)']);
    expect(await lists.locator('li .name').allInnerTexts()).toEqual(['The total is wrong']);
    await site.go(`#/runs?in=${encodeURIComponent(ENVIRONMENT)}&from=run-0&to=run-1`);
    expect(await lists.locator('h3').allInnerTexts()).toEqual(['Fixed (1)', 'New (1)']);
  });

  it('says when a scenario was seen that is not in this run', async () => {
    await site.go('#/s/gonegone');
    expect(await site.page.locator('main p').first().innerText()).toContain('is not in this run');
  });

  it('has what passes sometimes', async () => {
    await site.go('#/flaky');
    const row = (await site.page.locator('tbody tr').innerText()).replace(/\s+/g, ' ');
    expect(row).toContain('1 of 3, 33 % 2 failed passed when tried again passed passed when tried again');
  });

  it('has no barriers there, light and dark, wide and narrow', async () => {
    const found: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await site.page.emulateMedia({ colorScheme });
      for (const width of [1360, 390]) {
        await site.page.setViewportSize({ width, height: 900 });
        for (const address of [
          '#/',
          '#/runs',
          '#/flaky',
          `#/runs?in=${encodeURIComponent(ENVIRONMENT)}`,
          `#/s/${key('Signing in breaks')}`,
        ]) {
          await site.go(address);
          found.push(
            ...(await site.barriers()).map((barrier) => `${address} ${colorScheme} ${width} ${barrier}`),
          );
          const wide = await site.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
          if (wide) found.push(`${address} ${width} scrolls sideways`);
        }
      }
    }
    expect(found).toEqual([]);
    expect(site.seen).toEqual({ console: [], errors: [], dialogs: [], outside: [] });
  });
});
