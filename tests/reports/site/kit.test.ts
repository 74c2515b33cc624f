import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SiteIndex } from '../../../reports/site/data/shapes/site-index';
import { writeReport } from '../../../reports/write';
import { openBrowser } from '../browse';
import { FACTS } from '../run-suite';
import { readData } from './data';
import { OpenSite } from './open-site';

/** Samples of messages that Cucumber itself holds every implementation to. */
const KIT = 'node_modules/@cucumber/compatibility-kit/features';

interface Sample {
  name: string;
  text: string;
}

const SAMPLES: Sample[] = readdirSync(KIT)
  .map((name) => ({ name, file: join(KIT, name, `${name}.ndjson`) }))
  .filter(({ file }) => existsSync(file))
  .map(({ name, file }) => ({ name, text: readFileSync(file, 'utf8') }));

interface Envelope {
  pickle?: { id: string };
  testCase?: { id: string; pickleId: string };
  testCaseStarted?: { id: string; testCaseId: string };
  testStepFinished?: { testCaseStartedId: string; testStepResult: { status: string } };
  testCaseFinished?: { testCaseStartedId: string };
}

const RANKS = ['PASSED', 'SKIPPED', 'PENDING', 'UNDEFINED', 'AMBIGUOUS', 'FAILED'];

/** Counted another way than the report does: the worst step of the last attempt of each test case, straight from the lines. */
function outcomesIn(text: string): string {
  const envelopes = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Envelope);
  const worst = new Map<string, string>();
  const cases = new Map<string, string>();
  const last = new Map<string, string>();
  // A hook that failed before the first scenario keeps Cucumber from announcing any.
  if (!envelopes.some(({ testCase }) => testCase)) {
    return envelopes.flatMap(({ pickle }) => (pickle ? ['NOT RUN'] : [])).join();
  }
  for (const { testCase, testCaseStarted, testStepFinished } of envelopes) {
    if (testCase) last.set(testCase.id, '');
    if (testCaseStarted) {
      cases.set(testCaseStarted.id, testCaseStarted.testCaseId);
      last.set(testCaseStarted.testCaseId, testCaseStarted.id);
    }
    if (!testStepFinished) continue;
    const { testCaseStartedId: id, testStepResult } = testStepFinished;
    if (RANKS.indexOf(testStepResult.status) > RANKS.indexOf(worst.get(id) ?? ''))
      worst.set(id, testStepResult.status);
  }
  return [...last.values()]
    .map((id) => (id === '' ? 'NOT RUN' : (worst.get(id) ?? 'UNKNOWN')))
    .sort()
    .join();
}

const WORDS: Record<string, string> = {
  p: 'PASSED',
  s: 'SKIPPED',
  w: 'PENDING',
  u: 'UNDEFINED',
  a: 'AMBIGUOUS',
  f: 'FAILED',
  x: 'UNKNOWN',
  n: 'NOT RUN',
};

function outcomesShown({ scenarios }: SiteIndex): string {
  return [...scenarios.status]
    .map((letter) => WORDS[letter])
    .sort()
    .join();
}

async function report(text: string): Promise<{ folder: string; index: SiteIndex; warnings: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'brine-kit-'));
  writeFileSync(join(folder, 'messages.ndjson'), text);
  const inputs = [{ messages: join(folder, 'messages.ndjson'), facts: FACTS }];
  const { warnings } = await writeReport({ inputs, output: folder });
  return { folder, index: readData(folder), warnings };
}

let browser: Browser;
beforeAll(async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe('samples of Cucumber’s compatibility kit', () => {
  it('are all there', () => {
    expect(SAMPLES.length).toBeGreaterThan(40);
  });

  it('have the right totals, and every page of every scenario is shown without a complaint', async () => {
    const wrong: string[] = [];
    for (const { name, text } of SAMPLES) {
      const { folder, index } = await report(text);
      if (outcomesShown(index) !== outcomesIn(text))
        wrong.push(`${name}: ${outcomesShown(index)}, not ${outcomesIn(text)}`);
      if (
        index.verdict.state === 'passed' &&
        /FAILED|PENDING|UNDEFINED|AMBIGUOUS|UNKNOWN|NOT RUN/.test(outcomesIn(text))
      )
        wrong.push(`${name} is green`);
      const site = await OpenSite.open(browser, join(folder, 'index.html'));
      const pages = [
        '#/',
        '#/failures',
        '#/steps',
        ...index.scenarios.key.map((key) => `#/s/${key}`),
        ...index.features.uri.map((uri) => `#/spec/${uri}`),
      ];
      for (const page of pages) await site.go(page);
      const { console: said, errors, outside } = site.seen;
      wrong.push(...[...said, ...errors, ...outside].map((complaint) => `${name}: ${complaint}`));
      await site.page.close();
    }
    expect(wrong).toEqual([]);
  }, 180_000);
});

describe('messages that are not whole', () => {
  const retry = SAMPLES.find(({ name }) => name === 'retry')?.text ?? '';

  it('are told to be cut off, and what stands before is kept', async () => {
    const lines = retry.trim().split('\n');
    const half = lines.slice(0, -3).join('\n').slice(0, -20);
    const { index, warnings } = await report(half);
    expect(warnings[0]).toMatch(
      /^messages\.ndjson:\d+ is cut off; the report shows what was recorded before\.$/,
    );
    expect(index.scenarios.key.length).toBeGreaterThan(0);
    expect(index.verdict.state).not.toBe('passed');
  });

  it('are passed over line by line where they are no messages, and every other line counts', async () => {
    const lines = retry.trim().split('\n');
    const dirty = [
      '\u0000\u0001',
      lines[0],
      'not json',
      '[1,2]',
      '{"unknown":{"kind":1}}',
      ...lines.slice(1),
      'null',
      '"text"',
      '',
    ].join('\n');
    const clean = await report(retry);
    const { index, warnings } = await report(dirty);
    expect(warnings.filter((warning) => warning.includes('is not a message')).length).toBeGreaterThanOrEqual(
      4,
    );
    expect(index.scenarios).toEqual(clean.index.scenarios);
  });

  it('are taken as no results when there are none at all', async () => {
    const { index } = await report('');
    expect(index.verdict.state).not.toBe('passed');
    expect(index.scenarios.key).toEqual([]);
  });
});
