import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { findBrowser } from '../../../../support/browser/launch/find';
import { launchBrowser } from '../../../../support/browser/launch/launch';
import { until } from '../../../../support/wait/until';
import { messageOf, realBrowser } from '../surroundings';

const surroundings = { env: process.env };

it('starts a browser that says who it is, and ends it', async () => {
  const found = findBrowser({}, process.env);
  const browser = await launchBrowser(found, {}, surroundings);
  expect(browser.name).toBe(found.name);
  expect(browser.version).toMatch(/^\d+\.\d+/);
  expect(browser.usable()).toBe(true);
  await browser[Symbol.asyncDispose]();
  expect(browser.usable()).toBe(false);
});

it('takes no signal for itself: those are the run’s', async () => {
  const before = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => process.listenerCount(signal));
  await using _browser = await launchBrowser(findBrowser({}, process.env), {}, surroundings);
  expect(['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => process.listenerCount(signal))).toEqual(before);
});

it.skipIf(process.platform === 'win32').each([
  [
    'error while loading shared libraries: libnss3.so',
    'Start it by hand to see why, or set BRINE_BROWSER_PATH to another browser.',
  ],
  [
    'Missing X server or $DISPLAY',
    'There is no screen to show its window on. Do without: no BRINE_HEADED=1, no `headless: false`; or run it under xvfb-run.',
  ],
])('says what a browser printed that does not start: %s', async (printed, next) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'brine-launch-'));
  const file = path.join(folder, 'chromium');
  writeFileSync(file, `#!/bin/sh\necho '${printed}' >&2\nexit 127\n`, {
    mode: 0o755,
  });
  const found = findBrowser({ executable: file }, {});
  const message = await messageOf(launchBrowser(found, {}, surroundings));
  rmSync(folder, { recursive: true });
  expect(message.replaceAll(folder, '…')).toBe(
    `BrowserLaunchError: Chromium could not be started.
  at …/chromium
  ${printed}
  → ${next}`,
  );
});

it('keeps one browser and starts another when it died', async () => {
  await using kept = realBrowser();
  const first = await kept.open();
  expect(await kept.open()).toBe(first);
  await first[Symbol.asyncDispose]();
  const second = await kept.open();
  expect(second).not.toBe(first);
  expect(second.usable()).toBe(true);
});

it.runIf(process.platform === 'linux')('leaves no browser behind when the runner is killed', async () => {
  const runner = spawn(
    process.execPath,
    ['-r', 'ts-node/register', path.join(__dirname, 'launch-and-wait.ts')],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, TS_NODE_SWC: 'true' } },
  );
  const lines = createInterface({ input: runner.stdout })[Symbol.asyncIterator]();
  const pids: number[] = JSON.parse((await lines.next()).value ?? '[]');
  expect(pids.length).toBeGreaterThan(0);
  runner.kill('SIGKILL');
  await until(() => expect(pids.filter(isAlive)).toEqual([]), { limit: 10_000 });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
