import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { expect, it } from 'vitest';
import { KEPT_FILE, type KeptFile } from '../../support/evidence/kept-file';
import { openAll, openBrowser, pagesOf, shown, watchedPage } from '../reports/browse';
import { expectGolden } from '../tools/golden';
import { leftFiles } from '../tools/left-files';
import { normalise } from '../tools/normalise';
import { attachments, results } from '../tools/results';
import { type FinishedProject, HOME, runProject } from '../tools/run-project';
import { TILL_SECRETS, tillProject } from './browser-evidence-project';

it('shows what there is to see under a failed scenario, and gives nothing secret away', async () => {
  const run = await runProject({
    files: tillProject(),
    args: ['--retry', '1', '--retry-tag-filter', '@flaky'],
    env: { TILL_PASSWORD: 'password-of-the-till-76' },
  });
  expectGolden(run, 'browser-evidence');
  expect(results(run.messages)).toEqual({
    'a payment is refused': 'FAILED',
    'two people at once': 'FAILED',
    'all is well': 'PASSED',
    'fails twice': 'FAILED',
    'fails behind its steps': 'FAILED',
  });
  expectFilesInsteadOfBase64(run);
  expectTexts(run);
  expectRecordings(run);
  expectNoSecrets(run);
  await expectReport(run);
}, 240_000);

function expectFilesInsteadOfBase64({ messages, root }: FinishedProject): void {
  const encoded = messages.filter(({ attachment }) => attachment?.contentEncoding === 'BASE64');
  expect(encoded).toEqual([]);
  for (const { path: file, bytes } of keptFiles(messages)) {
    expect(readFileSync(path.join(root, 'reports', 'output', file)).length).toBe(bytes);
  }
}

function expectTexts({ messages, root }: FinishedProject): void {
  const texts = attachments(messages, 'a payment is refused');
  const at = 'http://127.0.0.1:<port>';
  expect(normalise(texts['page.txt'] ?? '', root).replaceAll(/\n\s+at .*/g, '')).toBe(
    [
      `page: ${at}/till`,
      'error: Error: no receipt',
      `POST ${at}/api/payments answered 402 Payment Required`,
      `warning: the till is old (${at}/till:20)`,
      `error: payment refused: Card declined (${at}/till:31)`,
    ].join('\n'),
  );
  expect(texts['structure of the page.txt']).toBe(
    [
      '- main:',
      '  - heading "Till" [level=1]',
      '  - paragraph: Signed in as nobody',
      '  - text: Amount',
      '  - textbox "Amount": "12"',
      '  - text: Password',
      '  - textbox "Password": [redacted:TILL_PASSWORD]',
      '  - button "Pay"',
      '  - alert: Card declined',
    ].join('\n'),
  );
  expect(texts['exchanges.txt']).toContain('x-api-key: [redacted:x-api-key]');
  expect(Object.keys(attachments(messages, 'fails behind its steps'))).toEqual([
    'screenshot.png',
    'page.txt',
    'structure of the page.txt',
    'cause.json',
  ]);
}

function expectRecordings({ messages, root }: FinishedProject): void {
  const kept = (scenario: string) =>
    Object.keys(attachments(messages, scenario)).filter((name) =>
      /\.(?:png|zip|har|webm)$|recordings/.test(name),
    );
  expect(kept('a payment is refused')).toEqual(['screenshot.png', 'trace.zip', 'network.har']);
  expect(kept('two people at once')).toEqual([
    'screenshot of ben.png',
    'screenshot of ann.png',
    'trace of ann.zip',
    'trace of ben.zip',
    'network of ann.har',
    'network of ben.har',
  ]);
  expect(kept('all is well').filter((name) => !/video|recordings/.test(name))).toEqual(['network.har']);
  // The first attempt has no trace, the second has one.
  expect(keptFiles(messages).filter(({ name }) => name === 'trace.zip')).toHaveLength(2);
  const trace = JSON.parse(attachments(messages, 'a payment is refused')['trace.zip'] ?? '') as KeptFile;
  expect(actionsOf(path.join(root, 'reports', 'output', trace.path), root)).toEqual([
    'When I open "till"',
    'And I fill in "Amount" with "12"',
    'And I fill in "Password" with "{{env.TILL_PASSWORD}}"',
    'And I click "Pay"',
    'Then I should see "Paid"',
  ]);
}

/** The steps that Playwright's own reader of traces finds in one. */
function actionsOf(trace: string, cwd: string): string[] {
  const cli = path.join(HOME, 'node_modules', 'playwright', 'cli.js');
  const playwright = (...args: string[]) =>
    execFileSync(process.execPath, [cli, 'trace', ...args], { cwd, encoding: 'utf8' });
  expect(playwright('open', trace)).toContain('chromium');
  const actions = playwright('actions');
  playwright('close');
  return [...actions.matchAll(/((?:Given|When|And|Then) .*?) {2,}/g)].map(([, action]) => action ?? '');
}

function expectNoSecrets({ root }: FinishedProject): void {
  const output = path.join(root, 'reports', 'output');
  const files = leftFiles(output);
  const found = files.flatMap(({ name, text }) =>
    TILL_SECRETS.filter((secret) => text.includes(secret)).map((secret) => `${name}: ${secret}`),
  );
  expect(found).toEqual([]);
  expect(files.map(({ name }) => name)).toContainEqual(expect.stringMatching(/\.zip\/trace\.network$/));
}

async function expectReport({ messages, root }: FinishedProject): Promise<void> {
  await using browser = await openBrowser();
  const { page, seen } = await watchedPage(browser);
  await page.goto(pagesOf(path.join(root, 'reports', 'output', 'html'))[1] ?? '');
  await openAll(page);
  const card = page.locator('.scenario-card', { hasText: 'a payment is refused' });
  const picture = card.getByRole('button', { name: 'screenshot.png' }).locator('img');
  expect(
    await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
  ).toBe(1280);
  const trace = keptFiles(messages).find(({ name }) => name === 'trace.zip');
  expect(await shown(card.locator('.brine-command'))).toBe(
    `npx playwright show-trace reports/output/${trace?.path}`,
  );
  const links = await card
    .locator('.brine-file a')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  expect(links.map((link) => unzipped(link))).toEqual([true, false]);
  expect(seen).toEqual({ console: [], errors: [], dialogs: [], outside: [] });
}

/** Whether the file that a link of the report leads to is a zip file. */
function unzipped(address: string): boolean {
  return readFileSync(new URL(address)).subarray(0, 2).toString() === 'PK';
}

function keptFiles(messages: readonly Envelope[]): KeptFile[] {
  return messages.flatMap(({ attachment }) =>
    attachment?.mediaType === KEPT_FILE ? [JSON.parse(attachment.body) as KeptFile] : [],
  );
}
