import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import type { Browser, BrowserContext } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { Recorder, type RecordingSettings } from '../../../../support/browser/evidence/recording';
import { openBrowser } from '../../../reports/browse';

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await openBrowser();
  context = await browser.newContext();
});
afterAll(async () => await browser.close());
beforeEach(async () => {
  for (const page of context.pages()) await page.close();
});

/** What is kept of an attempt in which one page was opened. */
async function recordingsOf(settings: RecordingSettings, attempt: number, failed: boolean) {
  const recorder = new Recorder(settings, attempt);
  await recorder.attach(context, 'ann');
  await (await context.newPage()).goto('data:text/html,<h1>Orders</h1>');
  return await recorder.end(failed);
}

async function kindsOf(settings: RecordingSettings, attempt: number, failed: boolean): Promise<string[]> {
  return (await recordingsOf(settings, attempt, failed)).recordings.map(({ kind }) => kind);
}

/** The parts of a trace as one text, pictures left out. */
function textOf(trace: Uint8Array | undefined): string {
  const parts = Object.entries(unzipSync(trace ?? new Uint8Array()));
  return parts.map(([, bytes]) => Buffer.from(bytes).toString('utf8')).join('\n');
}

afterEach(() => void vi.unstubAllEnvs());

describe('a recording', () => {
  it.each([
    ['on-failure', 0, false, []],
    ['on-failure', 0, true, ['trace', 'har']],
    ['on-retry', 0, true, []],
    ['on-retry', 1, false, ['trace', 'har']],
    ['always', 0, false, ['trace', 'har']],
    ['off', 1, true, []],
  ] as const)(
    '%s of attempt %i that failed (%s) is kept as it should',
    async (keep, attempt, failed, kinds) => {
      expect(await kindsOf({ trace: keep, har: keep }, attempt, failed)).toEqual(kinds);
    },
  );

  it('tells whose it is, and holds nothing of the scenario before it', async () => {
    await recordingsOf({ trace: 'always' }, 0, false);
    const [first] = (await recordingsOf({ trace: 'always' }, 0, false)).recordings;
    expect(first?.person).toBe('ann');
    expect(textOf(first?.bytes).match(/"method":"goto"/g)).toHaveLength(1);
  });

  it('groups what happens under the steps, from the one that opened the browser', async () => {
    const recorder = new Recorder({ trace: 'always' }, 0);
    recorder.step(() => ({ title: 'Given nothing', file: 'features/a.feature', line: 3 }));
    recorder.step(() => ({ title: 'When I open "orders"', file: 'features/a.feature', line: 4 }));
    await recorder.attach(context);
    recorder.step(() => ({ title: 'Then I am done', file: 'features/a.feature', line: 5 }));
    const text = textOf((await recorder.end(false)).recordings[0]?.bytes);
    const titles = [...text.matchAll(/"title":"((?:[^"\\]|\\.)*)","class":"Tracing"/g)].map(
      ([, title]) => title,
    );
    expect(titles).toEqual(['When I open \\"orders\\"', 'Then I am done']);
    expect(text).toContain('"file":"features/a.feature","line":4');
  });

  it('has its film strip only where it is sure to be kept', async () => {
    const strip = async (keep: 'always' | 'on-failure') => {
      const [trace] = (await recordingsOf({ trace: keep }, 0, true)).recordings;
      return Object.keys(unzipSync(trace?.bytes ?? new Uint8Array())).some((name) => name.endsWith('.jpeg'));
    };
    // A picture is taken when the browser paints, which a page may be closed before: as many attempts as it takes.
    await expect.poll(() => strip('always'), { timeout: 20_000 }).toBe(true);
    expect(await strip('on-failure')).toBe(false);
  });

  it('leaves no file behind', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'brine-test-'));
    for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, folder);
    onTestFinished(() => rmSync(folder, { recursive: true }));
    expect(await kindsOf({ trace: 'always', har: 'always' }, 0, true)).toEqual(['trace', 'har']);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that cannot be made is told, and fails nothing', async () => {
    const closed = await browser.newContext();
    await closed.close();
    const recorder = new Recorder({ trace: 'always', har: 'always' }, 0);
    await recorder.attach(closed);
    expect(await recorder.end(true)).toEqual({
      recordings: [],
      faults: [
        'There is no trace: Target page, context or browser has been closed',
        'There is no HAR: Target page, context or browser has been closed',
      ],
    });
  });
});
