import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { terminate } from '../../support/services/process/signal';

/** What Playwright needs of the hub of a Selenium Grid: sessions of real browsers, with their address for CDP. */
export interface Hub extends AsyncDisposable {
  url: string;
  /** How many sessions there were, and how many are open. */
  sessions: { begun: number; open: number };
}

/** @param executable of a Chromium. */
export async function startHub(executable: string): Promise<Hub> {
  const sessions = { begun: 0, open: 0 };
  const browsers = new Map<string, ChildProcess>();
  const server = createServer(async (request, response) => {
    if (request.method === 'DELETE') {
      end(browsers.get(path.basename(request.url ?? '')));
      sessions.open -= 1;
      response.end('{"value":null}');
      return;
    }
    const { capabilities } = (await json(request)) as { capabilities: { alwaysMatch: Wanted } };
    const { child, address } = await launch(executable, capabilities.alwaysMatch['goog:chromeOptions'].args);
    sessions.begun += 1;
    sessions.open += 1;
    const sessionId = `session-${sessions.begun}`;
    browsers.set(sessionId, child);
    response.end(JSON.stringify({ value: { sessionId, capabilities: { 'se:cdp': address } } }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sessions,
    [Symbol.asyncDispose]: async () => {
      for (const browser of browsers.values()) end(browser);
      server.close();
    },
  };
}

/** With the script around it that some systems start browsers by. */
function end(browser: ChildProcess | undefined): void {
  if (browser?.pid !== undefined && browser.exitCode === null && browser.signalCode === null)
    terminate(browser.pid);
}

interface Wanted {
  'goog:chromeOptions': { args: string[] };
}

async function launch(executable: string, args: readonly string[]) {
  const profile = mkdtempSync(path.join(tmpdir(), 'brine-hub-'));
  const child = spawn(executable, [...args, '--headless', '--no-sandbox', `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: process.platform !== 'win32',
  });
  child.once('close', () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  let said = '';
  for await (const chunk of child.stderr) {
    said += chunk;
    const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
    if (address) return { child, address };
  }
  throw new Error(`The browser did not start: ${said}`);
}
