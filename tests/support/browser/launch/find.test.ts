import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser, isHeadless } from '../../../../support/browser/launch/find';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'brine-find-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(...parts: string[]): string {
  const file = path.join(folder, ...parts);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, 0o755);
  return file;
}

/** An environment in which nothing but the temporary folder is looked at. */
function env(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return { HOME: folder, PATH: path.join(folder, 'bin'), ...more };
}

function playwrightRevision(name: string): string {
  const { resolve } = createRequire(createRequire(__filename).resolve('playwright/package.json'));
  const file = path.join(path.dirname(resolve('playwright-core/package.json')), 'browsers.json');
  const { browsers } = JSON.parse(readFileSync(file, 'utf8'));
  return browsers.find((one: { name: string }) => one.name === name).revision;
}

function playwrightShell(registry: string): string {
  const build = `chromium_headless_shell-${playwrightRevision('chromium-headless-shell')}`;
  program(registry, build, 'INSTALLATION_COMPLETE');
  return program(registry, build, 'chrome-headless-shell-linux64', 'chrome-headless-shell');
}

function playwrightChromium(registry: string): string {
  const build = `chromium-${playwrightRevision('chromium')}`;
  program(registry, build, 'INSTALLATION_COMPLETE');
  return program(registry, build, 'chrome-linux64', 'chrome');
}

describe('a browser named on purpose', () => {
  it('is taken from BRINE_BROWSER_PATH before all others', () => {
    const named = program('google-chrome');
    program('bin', 'chromium');
    expect(
      findBrowser({ executable: program('x', 'chromium') }, env({ BRINE_BROWSER_PATH: named }), 'linux'),
    ).toEqual({
      path: named,
      name: 'Google Chrome',
      kind: 'chrome',
      source: 'BRINE_BROWSER_PATH',
    });
  });

  it('is taken from the settings', () => {
    const executable = program('chromium-headless-shell');
    expect(findBrowser({ executable }, env(), 'linux')).toEqual({
      path: executable,
      name: 'Chromium headless shell',
      kind: 'headless-shell',
      source: 'browser.executable',
    });
  });

  it('must be there', () => {
    const find = () => findBrowser({}, env({ BRINE_BROWSER_PATH: '/nowhere/chromium' }), 'linux');
    expect(find).toThrow(
      `BRINE_BROWSER_PATH names a browser that is not there or may not be executed.
  at /nowhere/chromium
  → Correct BRINE_BROWSER_PATH, or remove it to let Brine find a browser.`,
    );
  });
});

describe('Playwright’s own browsers', () => {
  it('come before installed ones, the headless shell first', () => {
    playwrightChromium('.cache/ms-playwright');
    const shell = playwrightShell('.cache/ms-playwright');
    program('bin', 'chromium-headless-shell');
    expect(findBrowser({}, env(), 'linux')).toEqual({
      path: shell,
      name: 'Chromium headless shell',
      kind: 'headless-shell',
      source: 'Playwright',
    });
  });

  it('are found where PLAYWRIGHT_BROWSERS_PATH says', () => {
    const shell = playwrightShell('elsewhere');
    const surroundings = env({ PLAYWRIGHT_BROWSERS_PATH: path.join(folder, 'elsewhere') });
    expect(findBrowser({}, surroundings, 'linux').path).toBe(shell);
  });

  it('give their full Chromium when the window must show', () => {
    playwrightShell('.cache/ms-playwright');
    const chromium = playwrightChromium('.cache/ms-playwright');
    expect(findBrowser({}, env({ BRINE_HEADED: '1' }), 'linux').path).toBe(chromium);
    expect(findBrowser({ headless: false }, env(), 'linux').path).toBe(chromium);
  });

  it('do not count when their download was cut off', () => {
    const shell = playwrightShell('.cache/ms-playwright');
    rmSync(path.join(path.dirname(path.dirname(shell)), 'INSTALLATION_COMPLETE'));
    const chromium = program('bin', 'chromium-headless-shell');
    expect(findBrowser({}, env(), 'linux').path).toBe(chromium);
  });
});

describe('an installed browser', () => {
  it('is the first of headless shell, Chromium, Chrome and Edge on the PATH', () => {
    const surroundings = env({ LOCALAPPDATA: folder });
    for (const name of ['msedge.exe', 'chrome.exe', 'chromium.exe', 'chrome-headless-shell.exe']) {
      const installed = program('bin', name);
      expect(findBrowser({}, surroundings, 'win32').path).toBe(installed);
    }
  });

  it('is taken from the PATH on Linux', () => {
    const path = program('bin', 'chromium-headless-shell');
    expect(findBrowser({}, env(), 'linux')).toMatchObject({ path, kind: 'headless-shell', source: 'PATH' });
  });

  it('is no headless shell when the window must show', () => {
    program('bin', 'chromium-headless-shell');
    const chromium = program('bin', 'chromium');
    expect(findBrowser({}, env({ BRINE_HEADED: '1' }), 'linux')).toMatchObject({
      path: chromium,
      source: 'PATH',
    });
  });

  it('is found among the applications of macOS', () => {
    program('Applications', 'Chromium.app', 'Contents', 'MacOS', 'Chromium');
    expect(findBrowser({}, env(), 'darwin')).toMatchObject({
      path: expect.stringMatching(/Applications.Chromium\.app.Contents.MacOS.Chromium$/),
      kind: 'chromium',
      source: 'system',
    });
  });

  it('is found among the programs of Windows', () => {
    const chrome = program('Program Files', 'Google', 'Chrome', 'Application', 'chrome.exe');
    program('Program Files', 'Microsoft', 'Edge', 'Application', 'msedge.exe');
    const surroundings = env({ PROGRAMFILES: path.join(folder, 'Program Files'), LOCALAPPDATA: folder });
    expect(findBrowser({}, surroundings, 'win32')).toEqual({
      path: chrome,
      name: 'Google Chrome',
      kind: 'chrome',
      source: 'system',
    });
  });

  it('may be a file that cannot be executed: then it does not count', () => {
    chmodSync(program('bin', 'chromium.exe'), 0o644);
    const edge = program('bin', 'msedge.exe');
    expect(findBrowser({}, env({ LOCALAPPDATA: folder }), 'win32').path).toBe(edge);
  });
});

describe('another engine', () => {
  it.each([
    ['firefox', 'Firefox', 'firefox/firefox'],
    ['webkit', 'WebKit', 'pw_run.sh'],
  ] as const)('is Playwright’s own: %s', (engine, name, file) => {
    const build = `${engine}-${playwrightRevision(engine)}`;
    program('.cache/ms-playwright', build, 'INSTALLATION_COMPLETE');
    const path = program('.cache/ms-playwright', build, file);
    program('bin', engine);
    program('bin', 'chromium');
    expect(findBrowser({ engine }, env(), 'linux')).toEqual({
      path,
      name,
      kind: engine,
      source: 'Playwright',
    });
  });

  it('may be named on purpose', () => {
    const executable = program('builds', 'firefox');
    expect(findBrowser({ engine: 'firefox', executable }, env(), 'linux')).toMatchObject({
      path: executable,
      kind: 'firefox',
    });
  });

  it.each([
    ['firefox', 'Firefox'],
    ['webkit', 'WebKit'],
  ] as const)('that is not installed is told with the command that installs it: %s', (engine, name) => {
    program('bin', 'chromium');
    expect(() => findBrowser({ engine }, env(), 'linux')).toThrow(
      `Playwright's own ${name} is not installed, and browser.engine asks for it.
  at ${folder}/.cache/ms-playwright/${engine}-${playwrightRevision(engine)}
  → Run \`npx playwright install ${engine}\`, or remove browser.engine to use a Chromium.`,
    );
  });
});

it('says where it looked when there is none', () => {
  expect(() => findBrowser({}, env({ PROGRAMFILES: '/pf', LOCALAPPDATA: '/local' }), 'win32')).toThrow(
    `No browser was found.
  Looked for:
  - Playwright's own build
  - Chromium headless shell: chrome-headless-shell.exe on the PATH
  - Chromium: chromium.exe on the PATH, /pf/Chromium/Application/chrome.exe, /local/Chromium/Application/chrome.exe
  - Google Chrome: chrome.exe on the PATH, /pf/Google/Chrome/Application/chrome.exe, /local/Google/Chrome/Application/chrome.exe
  - Microsoft Edge: msedge.exe on the PATH, /pf/Microsoft/Edge/Application/msedge.exe, /local/Microsoft/Edge/Application/msedge.exe
  → Run \`npx playwright install chromium-headless-shell\` to install one, or set BRINE_BROWSER_PATH to a Chromium, Chrome or Edge.`,
  );
});

it('says that a headless shell shows no window, when it is to show', () => {
  program('bin', 'chrome-headless-shell.exe');
  // Where programs lie is asked of the environment there, so that it matters not what this machine has.
  const own = env({ BRINE_HEADED: '1', PROGRAMFILES: '/pf', LOCALAPPDATA: '/local' });
  expect(() => findBrowser({}, own, 'win32')).toThrow(
    `No browser that can show its window was found.
  Looked for:
  - Playwright's own build
  - Chromium: chromium.exe on the PATH, /pf/Chromium/Application/chrome.exe, /local/Chromium/Application/chrome.exe
  - Google Chrome: chrome.exe on the PATH, /pf/Google/Chrome/Application/chrome.exe, /local/Google/Chrome/Application/chrome.exe
  - Microsoft Edge: msedge.exe on the PATH, /pf/Microsoft/Edge/Application/msedge.exe, /local/Microsoft/Edge/Application/msedge.exe
  → Run \`npx playwright install chromium\` to install one, or do without the window: no BRINE_HEADED=1, no \`headless: false\`.`,
  );
});

it('shows the window only when asked to', () => {
  expect(isHeadless({}, {})).toBe(true);
  expect(isHeadless({ headless: false }, {})).toBe(false);
  expect(isHeadless({ headless: true }, { BRINE_HEADED: '1' })).toBe(false);
});
