import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import type { BrowserSettings } from '../../settings/browser-settings';
import { BrowserMissingError, BrowserNotFoundError, EngineNotInstalledError } from './errors';
import { type BrowserKind, type Candidate, candidates } from './places';
import { playwrightBuilds, playwrightEngine } from './playwright-builds';

export interface FoundBrowser {
  /** Absolute path of the program. */
  path: string;
  /** For people: `Google Chrome`. */
  name: string;
  kind: BrowserKind;
  /** Who led here: `BRINE_BROWSER_PATH`, `browser.executable`, `Playwright`, `PATH` or `system`. */
  source: string;
}

/** Whether the browser works without a window. `BRINE_HEADED=1` shows it, whatever the settings say. */
export function isHeadless(settings: BrowserSettings, env: NodeJS.ProcessEnv): boolean {
  return env.BRINE_HEADED !== '1' && settings.headless !== false;
}

/**
 * Finds the browser to use: the one named on purpose, else Playwright's own, else an installed one. A headless shell
 * goes first, as it needs a third of a full browser's processor time; it is passed over when the window must show.
 * Firefox and WebKit are only Playwright's own: it cannot drive those of the system.
 *
 * @throws BrowserMissingError when the named one is not there.
 * @throws EngineNotInstalledError when the settings ask for another engine, which is not there.
 * @throws BrowserNotFoundError when there is none.
 */
export function findBrowser(
  settings: BrowserSettings,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): FoundBrowser {
  const named = namedBrowser(settings, env);
  if (named) return named;
  if (settings.engine === 'firefox' || settings.engine === 'webkit')
    return ownEngine(settings.engine, env, platform);
  const fits = ({ kind }: { kind: BrowserKind }) => kind !== 'headless-shell' || isHeadless(settings, env);
  const [build] = playwrightBuilds(env, platform).filter(fits);
  if (build) return { ...build, name: nameOf(build.kind), source: 'Playwright' };
  const wanted = candidates(env, platform).filter(fits);
  for (const candidate of wanted) {
    const found = installed(candidate, env, platform);
    if (found) return found;
  }
  const places = ["Playwright's own build", ...wanted.map(describe)];
  throw new BrowserNotFoundError(places, !isHeadless(settings, env));
}

function namedBrowser(settings: BrowserSettings, env: NodeJS.ProcessEnv): FoundBrowser | undefined {
  const source = env.BRINE_BROWSER_PATH ? 'BRINE_BROWSER_PATH' : 'browser.executable';
  const file = env.BRINE_BROWSER_PATH || settings.executable;
  if (!file) return undefined;
  if (!isProgram(file)) throw new BrowserMissingError(source, file);
  const kind = kindOf(file, settings.engine);
  return { path: path.resolve(file), name: nameOf(kind), kind, source };
}

function ownEngine(
  kind: 'firefox' | 'webkit',
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): FoundBrowser {
  const { program, folder } = playwrightEngine(kind, env, platform);
  if (program === undefined) throw new EngineNotInstalledError(kind, nameOf(kind), folder);
  return { kind, path: program, name: nameOf(kind), source: 'Playwright' };
}

function installed(
  { kind, name, programs, places }: Candidate,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): FoundBrowser | undefined {
  const folders = (env.PATH ?? env.Path ?? '').split(platform === 'win32' ? ';' : ':').filter(Boolean);
  const onPath = programs.flatMap((program) => folders.map((folder) => path.join(folder, program)));
  const first = onPath.find(isProgram);
  if (first) return { path: first, name, kind, source: 'PATH' };
  const place = places.find(isProgram);
  return place ? { path: place, name, kind, source: 'system' } : undefined;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function kindOf(file: string, engine: BrowserSettings['engine']): BrowserKind {
  if (engine === 'firefox' || engine === 'webkit') return engine;
  const program = path.basename(file).toLowerCase();
  if (/headless.?shell/.test(program)) return 'headless-shell';
  if (/edge/.test(program)) return 'edge';
  return /google|^chrome|chrome for testing/.test(program) ? 'chrome' : 'chromium';
}

function nameOf(kind: BrowserKind): string {
  return {
    'headless-shell': 'Chromium headless shell',
    chromium: 'Chromium',
    chrome: 'Google Chrome',
    edge: 'Microsoft Edge',
    firefox: 'Firefox',
    webkit: 'WebKit',
  }[kind];
}

function describe({ name, programs, places }: Candidate): string {
  return `${name}: ${[`${programs.join(', ')} on the PATH`, ...places].join(', ')}`;
}
