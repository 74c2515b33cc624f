import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type WrittenReport, writeReport } from '../../reports/write';
import { newFolder } from '../tools/folder';
import { openAll, openBrowser, pagesOf, type Sightings, shown, watchedPage } from './browse';
import { FACTS, runSuite } from './run-suite';
import { runTruthSuite } from './truth-suite';

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function write(folder: string): Promise<WrittenReport> {
  const inputs = [{ messages: join(folder, 'messages.ndjson'), facts: FACTS }];
  return writeReport({ inputs, output: folder, root: process.cwd() });
}

let browser: Browser;
beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe('the report of a run with one scenario of each outcome', () => {
  let folder: string;
  let written: WrittenReport;
  let index: string;
  let feature: string;
  let page: Page;
  let seen: Sightings;

  beforeAll(async () => {
    folder = await runTruthSuite();
    written = await write(folder);
    [index, feature] = pagesOf(join(folder, 'html')) as [string, string];
    ({ page, seen } = await watchedPage(browser));
  });

  it('counts as the run did', async () => {
    expect(written).toMatchObject({ index: join(folder, 'index.html'), scenarios: 10, warnings: [] });
    await page.goto(index);
    expect(await page.evaluate('chartData.scenarios')).toMatchObject({
      passed: 4,
      failed: 2,
      ambiguous: 1,
      notDefined: 1,
      pending: 1,
      skipped: 1,
      total: 10,
    });
  });

  it('leaves the classic dashboard out where the settings say so', async () => {
    const facts = { ...FACTS, report: { classic: false } };
    const inputs = [{ messages: join(folder, 'messages.ndjson'), facts }];
    const output = newFolder();
    expect((await writeReport({ inputs, output, root: process.cwd() })).warnings).toEqual([]);
    expect(existsSync(join(output, 'html'))).toBe(false);
    expect(readFileSync(join(output, 'data', 'index.js'), 'utf8')).not.toContain('html/index.html');
    expect(readFileSync(join(folder, 'data', 'index.js'), 'utf8')).toContain('html/index.html');
  });

  it('lists what needs attention, worst first, each with a way to it', async () => {
    await page.goto(index);
    const entries = await page.locator('.brine-attention li').allInnerTexts();
    expect(entries.map((entry) => entry.split('\n').slice(0, 2).join(' '))).toEqual([
      'FAILED The total is wrong',
      'FAILED Signing in breaks',
      'AMBIGUOUS A sentence that two know',
      'UNDEFINED A sentence that nobody wrote',
      'PENDING A sentence that is not finished',
    ]);
    await page.getByRole('link', { name: 'Signing in breaks' }).click();
    const card = page.locator('.scenario-card:target');
    await card.getByText('The sign-in page is gone').waitFor();
    expect(await shown(card)).toContain('Before Sign the buyer in');
  });

  it('shows every scenario with its status and the rule before its name', async () => {
    await page.goto(feature);
    const cards = page.locator('.scenario-card');
    const names = await cards.locator('h4').allInnerTexts();
    const statuses = await cards.evaluateAll((all) => all.map((card) => card.getAttribute('data-status')));
    expect(names.map((name, index) => `${name}: ${statuses[index]}`)).toEqual([
      'An order is placed: passed',
      'The total is wrong: failed',
      'A sentence that nobody wrote: undefined',
      'A sentence that two know: ambiguous',
      'A sentence that is not finished: pending',
      'A sentence that does not apply here: skipped',
      'The second try works: passed',
      'Signing in breaks: failed',
      'Discounts grow with the amount › A discount (amount: 1, percent: 0): passed',
      'Discounts grow with the amount › A discount (amount: 10, percent: 5): passed',
    ]);
  });

  it('opens what failed and nothing else', async () => {
    await page.goto(feature);
    const open = page.locator('.scenario-card:has(> div:not(.hidden)) h4');
    expect(await open.allInnerTexts()).toEqual(['The total is wrong', 'Signing in breaks']);
  });

  it('shows doc strings, tables, logs without colours, and JSON laid out', async () => {
    await page.goto(feature);
    await openAll(page);
    const card = page.locator('.scenario-card').first();
    const text = await shown(card);
    expect(text).toContain('{ "product": "apple", "amount": 2 }');
    expect(text).toContain('{\n  "product": "apple",\n  "amount": 2\n}');
    expect(text).toContain('2 apples reserved');
    expect(await card.locator('td').allInnerTexts()).toEqual(['apple', '2']);
  });

  it('shows a failure in full, with its picture', async () => {
    await page.goto(feature);
    const card = page.locator('.scenario-card', { hasText: 'The total is wrong' });
    expect(await shown(card.locator('.brine-error'))).toMatch(/\+ {3}total: 2[\s\S]*- {3}total: 3/);
    const picture = card.getByRole('button', { name: 'basket.png' });
    expect(
      await picture
        .locator('img')
        .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
    ).toBe(1);
    await picture.click();
    expect(
      await page.locator('#media-modal img').evaluate((image: HTMLImageElement) => image.naturalWidth),
    ).toBe(1);
  });

  it('says what would help an undefined and an ambiguous step', async () => {
    await page.goto(feature);
    await openAll(page);
    const text = (name: string) => shown(page.locator('.scenario-card', { hasText: name }));
    expect(await text('A sentence that nobody wrote')).toContain(
      "When('the buyer sings {int} songs to {string}'",
    );
    expect(await text('A sentence that two know')).toMatch(
      /2 step definitions match this step:\n {2}the buyer waits {2}\(.*steps\.js:29\)\n {2}\^the buyer waits\$ {2}\(/,
    );
  });

  it('tags a scenario that passed on a later attempt, and keeps what the first one said', async () => {
    await page.goto(feature);
    await openAll(page);
    const text = await shown(page.locator('.scenario-card', { hasText: 'The second try works' }));
    expect(text).toContain('@flaky-passed-on-attempt-2');
    expect(text).toContain('Passed on attempt 2.');
    expect(text).toMatch(/Attempt 1 of 2: failed[\s\S]*Error: The shop was busy/);
  });

  it('tells of the run: project, environment, commit, branch, command, browser and its start', async () => {
    await page.goto(index);
    const text = await shown(page.locator('main'));
    for (const fact of [
      'Shop',
      'local',
      '0123456789ab',
      'main',
      'npm start -- --tags @smoke',
      'chromium 150.0',
    ]) {
      expect(text).toContain(fact);
    }
    expect(text).toContain('2026-03-01 10:20:30 UTC');
  });

  it('does without network, without script errors, and without the names of user and machine', () => {
    expect(seen).toEqual({ console: [], errors: [], dialogs: [], outside: [] });
    const names = [
      `"${userInfo().username}"`,
      `>${userInfo().username}<`,
      `"${hostname()}"`,
      `>${hostname()}<`,
    ];
    for (const file of filesOf(join(folder, 'html')).filter((each) => each.endsWith('.html'))) {
      const html = readFileSync(file, 'utf8');
      expect(names.filter((name) => html.includes(name))).toEqual([]);
      // Cucumber itself names the step definitions from the suite's folder, with `../..`.
      expect(html.replaceAll(`..${process.cwd()}`, '').includes(process.cwd())).toBe(false);
    }
  });

  it('is the same, byte for byte, when it is written again', async () => {
    const before = filesOf(join(folder, 'html')).map((file) => [file, readFileSync(file, 'base64')]);
    await write(folder);
    expect(filesOf(join(folder, 'html')).map((file) => [file, readFileSync(file, 'base64')])).toEqual(before);
  });
});

describe('the report of a run without scenarios', () => {
  const steps = 'tests/reports/fixtures/broken-hooks.js';
  const features = { 'features/a.feature': 'Feature: A\n  Scenario: One\n    Given nothing\n' };

  async function report(folder: string, facts = FACTS) {
    const written = await writeReport({
      inputs: [{ messages: join(folder, 'messages.ndjson'), facts }],
      output: folder,
    });
    const { page, seen } = await watchedPage(browser);
    await page.goto(pagesOf(join(folder, 'html'))[0] as string);
    return { page, seen, written };
  }

  it('says why the set-up failed', async () => {
    const folder = await runSuite({ features: {}, steps, options: ['--no-such-option'] });
    const setupFault = {
      title: 'The build failed',
      text: 'error[E0425]: cannot find value `x`\n --> src/main.rs:3:5',
    };
    const { page, seen, written } = await report(folder, { ...FACTS, setupFault });
    expect(written).toMatchObject({
      scenarios: 0,
      warnings: [
        'messages.ndjson is missing: no results were recorded.',
        'The results end before the end of the run.',
      ],
    });
    await page.getByRole('link', { name: 'The build failed' }).click();
    expect(await shown(page.locator('.scenario-card .brine-error'))).toBe(setupFault.text);
    expect(await shown(page.locator('h2').first())).toBe('Set-up');
    expect(seen.errors).toEqual([]);
  });

  it('names the hook of the run that failed, and shows no scenario as passed', async () => {
    const folder = await runSuite({ features, steps, env: { BREAK: 'BeforeAll' } });
    const { page, written } = await report(folder);
    expect(written.warnings).toEqual(['1 scenario did not run.']);
    expect(await page.evaluate('chartData.scenarios')).toMatchObject({ passed: 0, failed: 1, skipped: 1 });
    await page.getByRole('link', { name: 'BeforeAll hook Fill the shop: failed' }).click();
    expect(await shown(page.locator('.brine-error'))).toContain('no apples were delivered');
  });

  it('names each feature file that is not Gherkin', async () => {
    const broken = {
      ...features,
      'features/b.feature': 'Feature: B\n  Scenario: Two\n    Given x\n  oops\n',
    };
    const { page } = await report(await runSuite({ features: broken, steps }));
    await page.getByRole('link', { name: 'features/b.feature:4 is not valid Gherkin' }).click();
    expect(await shown(page.locator('.brine-error'))).toContain("got 'oops'");
  });

  it('says that nothing was chosen', async () => {
    const { page, written } = await report(await runSuite({ features, steps, options: ['--tags', '@none'] }));
    expect(written).toMatchObject({ scenarios: 0, warnings: [] });
    expect(await page.evaluate('chartData.scenarios')).toMatchObject({ passed: 0, skipped: 1, total: 1 });
  });
});

describe('the report of a run that was cut off', () => {
  it('shows what was recorded, and the rest as not run', async () => {
    const folder = await runTruthSuite();
    const text = readFileSync(join(folder, 'messages.ndjson'), 'utf8');
    const started = text.split('\n').filter((line) => line.startsWith('{"testStepStarted"'));
    const stream = join(folder, 'cut.ndjson');
    writeFileSync(stream, text.slice(0, text.indexOf(started[4] ?? 'none') + 40));
    const written = await writeReport({ inputs: [{ messages: stream, facts: FACTS }], output: folder });
    expect(written.warnings).toEqual([
      expect.stringMatching(/^cut\.ndjson:\d+ is cut off; the report shows what was recorded before\.$/),
      'The results end before the end of the run.',
      '8 scenarios did not run.',
      '1 scenario did not finish.',
    ]);
    const { page } = await watchedPage(browser);
    await page.goto(pagesOf(join(folder, 'html'))[0] as string);
    expect(await page.evaluate('chartData.scenarios')).toMatchObject({ passed: 1, failed: 2, skipped: 8 });
    expect(await shown(page.locator('.brine-attention li').first())).toContain('The run did not finish');
  });
});
