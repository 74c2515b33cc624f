import path from 'node:path';
import type { LaunchOptions } from 'playwright';
import { findBrowser } from '../support/browser/launch/find';
import { QUIET } from '../support/browser/launch/launch';
import { canSandbox } from '../support/browser/launch/sandbox';
import type { Contestant } from './contest';
import { HOME, TIMES, WARM_UP } from './project';
import type { Stopwatch } from './stopwatch';

/** What a bare script is told. */
export interface Brief {
  /** The same build with the same switches as a run of Brine uses. */
  browser: LaunchOptions;
  warmUp: number;
  times: number;
  /** Its address. */
  stopwatch: string;
  /** Command of the component server, its front end, the path of its page, and what to mount. */
  server?: readonly string[];
  frontEnd?: string;
  page?: string;
  story?: string;
}

export async function bare(
  script: string,
  stopwatch: Stopwatch,
  more: Partial<Brief> = {},
): Promise<Contestant> {
  const browser = await bareBrowser();
  const brief: Brief = { browser, warmUp: WARM_UP, times: TIMES, stopwatch: stopwatch.url, ...more };
  return {
    command: [process.execPath, path.join(__dirname, script), JSON.stringify(brief)],
    directory: __dirname,
  };
}

/** The build and the switches of a run of Brine. */
export async function bareBrowser(): Promise<LaunchOptions> {
  return {
    executablePath: findBrowser({}, process.env).path,
    chromiumSandbox: await canSandbox(),
    args: QUIET,
  };
}

/** cucumber-js itself, in the folder of another contestant whose features it runs, with step definitions in plain JavaScript. */
export function bareCucumber(directory: string): Contestant {
  return {
    command: [
      process.execPath,
      path.join(HOME, 'node_modules', '@cucumber', 'cucumber', 'bin', 'cucumber.js'),
      '--config',
      path.relative(directory, path.join(__dirname, 'bare-cucumber.js')),
    ],
    directory,
  };
}
