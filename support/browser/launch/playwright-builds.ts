import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { BrowserKind } from './places';

export interface Build {
  kind: BrowserKind;
  /** Path of the program. */
  path: string;
}

const SHELL_PROGRAMS = ['chrome-headless-shell', 'chrome-headless-shell.exe', 'headless_shell'];
const CHROMIUM_PROGRAMS = [
  'chrome',
  'chrome.exe',
  path.join('Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing'),
  path.join('Chromium.app', 'Contents', 'MacOS', 'Chromium'),
];

const ENGINE_PROGRAMS = {
  firefox: ['firefox', 'firefox.exe', path.join('Nightly.app', 'Contents', 'MacOS', 'firefox')],
  webkit: ['pw_run.sh', 'Playwright.exe'],
};

/**
 * The browsers of just this Playwright's version that its installer left on the machine, headless shell first.
 *
 * Looks where https://playwright.dev/docs/browsers says they are kept: asking Playwright itself would load all of it,
 * for a run that may never open a page.
 */
export function playwrightBuilds(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  core: string = coreFolder(),
): Build[] {
  const folder = registryFolder(env, platform, core);
  const shell = programIn(
    folder,
    `chromium_headless_shell-${revision(core, 'chromium-headless-shell')}`,
    SHELL_PROGRAMS,
  );
  const chromium = programIn(folder, `chromium-${revision(core, 'chromium')}`, CHROMIUM_PROGRAMS);
  return [
    ...(shell ? [{ kind: 'headless-shell', path: shell } as const] : []),
    ...(chromium ? [{ kind: 'chromium', path: chromium } as const] : []),
  ];
}

/**
 * Playwright's own Firefox or WebKit: its program, when it is installed, and the folder that it would be in.
 */
export function playwrightEngine(
  engine: keyof typeof ENGINE_PROGRAMS,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  core: string = coreFolder(),
): { program: string | undefined; folder: string } {
  const registry = registryFolder(env, platform, core);
  // WebKit's build is an older one on older systems.
  const builds = revisions(core, engine).map((revision) => `${engine}-${revision}`);
  const program = builds
    .map((build) => programIn(registry, build, ENGINE_PROGRAMS[engine]))
    .find((found) => found !== undefined);
  return { program, folder: path.join(registry, builds[0] ?? engine) };
}

function coreFolder(): string {
  const { resolve } = createRequire(require.resolve('playwright/package.json'));
  return path.dirname(resolve('playwright-core/package.json'));
}

function registryFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, core: string): string {
  const chosen = env.PLAYWRIGHT_BROWSERS_PATH;
  if (chosen === '0') return path.join(core, '.local-browsers');
  if (chosen) return path.resolve(chosen);
  const home = env.HOME ?? env.USERPROFILE ?? os.homedir();
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'ms-playwright');
  if (platform === 'win32') {
    return path.join(env.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local'), 'ms-playwright');
  }
  return path.join(env.XDG_CACHE_HOME || path.join(home, '.cache'), 'ms-playwright');
}

function revision(core: string, name: string): string | undefined {
  return revisions(core, name)[0];
}

/** The usual one first. */
function revisions(core: string, name: string): string[] {
  const { browsers } = JSON.parse(readFileSync(path.join(core, 'browsers.json'), 'utf8')) as {
    browsers: { name: string; revision: string; revisionOverrides?: Record<string, string> }[];
  };
  const found = browsers.find((browser) => browser.name === name);
  return found ? [...new Set([found.revision, ...Object.values(found.revisionOverrides ?? {})])] : [];
}

function programIn(registry: string, build: string, programs: readonly string[]): string | undefined {
  const folder = path.join(registry, build);
  // Written last: without it the download was cut off.
  if (!existsSync(path.join(folder, 'INSTALLATION_COMPLETE'))) return undefined;
  return ['.', ...readdirSync(folder)]
    .flatMap((inner) => programs.map((program) => path.join(folder, inner, program)))
    .find((program) => statSync(program, { throwIfNoEntry: false })?.isFile());
}
