import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HOME } from './commands';

/** `npx playwright run-server`, as it runs on the machine of the browsers. */
export interface PlaywrightServer extends AsyncDisposable {
  /** `ws://127.0.0.1:<port>/` */
  url: string;
}

/** @param executable of the Chromium that it starts: it knows only builds of its own, in whose place this one is put. */
export async function startPlaywrightServer(executable: string): Promise<PlaywrightServer> {
  const builds = mkdtempSync(path.join(tmpdir(), 'brine-builds-'));
  const place = await expectedIn(builds);
  mkdirSync(path.dirname(place), { recursive: true });
  symlinkSync(executable, place);
  const program = path.join(HOME, 'node_modules', 'playwright', 'cli.js');
  const child = spawn(process.execPath, [program, 'run-server', '--port', '0', '--host', '127.0.0.1'], {
    env: { ...process.env, PLAYWRIGHT_BROWSERS_PATH: builds },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let said = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    said += chunk;
    if (said.includes('ws://')) break;
  }
  child.stdout.resume();
  return {
    url: /ws:\S+/.exec(said)?.[0] ?? '',
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await ended;
      rmSync(builds, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Where this Playwright looks for its headless shell; it says so when nothing is there. */
async function expectedIn(builds: string): Promise<string> {
  const code = `require('playwright').chromium.launch().catch(({ message }) => console.log(message))`;
  const child = spawn(process.execPath, ['-e', code], {
    cwd: HOME,
    env: { ...process.env, PLAYWRIGHT_BROWSERS_PATH: builds },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const chunk of child.stdout) said += chunk;
  return /Executable doesn't exist at (.+)/.exec(said)?.[1] ?? said;
}
