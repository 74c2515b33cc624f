import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installBrowser } from '../../../../support/browser/launch/install';
import { messageOf } from '../surroundings';

let folder: string;
let lines: string[];

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'brine-install-'));
  lines = [];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Stands in for a command that this test must not really run. */
function program(name: string, script: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, script);
  chmodSync(file, 0o755);
  return file;
}

async function install(options: { root: boolean; platform?: NodeJS.Platform }): Promise<void> {
  await installBrowser({
    log: (line) => lines.push(line),
    env: { PATH: folder, CALLS: path.join(folder, 'calls') },
    platform: 'linux',
    playwright: path.join(folder, 'cli.js'),
    ...options,
  });
}

const calls = () => readFileSync(path.join(folder, 'calls'), 'utf8').trim().split('\n');
const noDownload =
  "console.log('Downloading'); console.error('Error: getaddrinfo ENOTFOUND'); process.exit(1)";
const apt = (failing: string) =>
  `#!/bin/sh\necho "apt-get $*" >> "$CALLS"\ncase "$*" in ${failing}) echo "E: Unable to locate package"; exit 100;; esac\n`;

describe('on any machine', () => {
  it('asks Playwright for its headless shell and shows the progress', async () => {
    program('cli.js', "console.log(process.argv.slice(2).join(' '), process.env.DEBIAN_FRONTEND)");
    await install({ root: false });
    expect(lines).toEqual([
      '$ node cli.js install chromium-headless-shell'.replace('cli.js', path.join(folder, 'cli.js')),
      'install chromium-headless-shell noninteractive',
    ]);
  });
});

describe.skipIf(process.platform === 'win32')('where the download fails', () => {
  beforeEach(() => program('cli.js', noDownload));

  it('installs the system’s headless shell as root', async () => {
    program('apt-get', apt('none'));
    await install({ root: true });
    expect(calls()).toEqual([
      'apt-get update',
      'apt-get install -y --no-install-recommends chromium-headless-shell',
    ]);
  });

  it('falls back to Chromium, even when the list of packages could not be renewed', async () => {
    program('apt-get', apt('update|*headless-shell'));
    await install({ root: true });
    expect(calls().at(-1)).toBe('apt-get install -y --no-install-recommends chromium');
  });

  it('uses sudo when that needs no password', async () => {
    program('apt-get', apt('none'));
    program('sudo', '#!/bin/sh\nshift\n"$@"\n');
    program('true', '#!/bin/sh\n');
    await install({ root: false });
    expect(calls()).toHaveLength(2);
  });

  it('says what was tried and what it answered', async () => {
    program('apt-get', apt('*'));
    expect((await messageOf(install({ root: true }))).replaceAll(folder, '…')).toBe(
      `BrowserInstallError: No browser could be installed.
  node …/cli.js install chromium-headless-shell
    Downloading
    Error: getaddrinfo ENOTFOUND
  apt-get update
    E: Unable to locate package
  apt-get install -y --no-install-recommends chromium-headless-shell
    E: Unable to locate package
  apt-get install -y --no-install-recommends chromium
    E: Unable to locate package
  → Install Chromium, Chrome or Edge by hand, or set BRINE_BROWSER_PATH to one.`,
    );
  });

  it('leaves the system alone when sudo wants a password', async () => {
    program('apt-get', apt('none'));
    program('sudo', '#!/bin/sh\nexit 1\n');
    expect((await messageOf(install({ root: false }))).replaceAll(folder, '…')).toBe(
      `BrowserInstallError: No browser could be installed.
  node …/cli.js install chromium-headless-shell
    Downloading
    Error: getaddrinfo ENOTFOUND
  → Install Chromium, Chrome or Edge by hand, or set BRINE_BROWSER_PATH to one.`,
    );
  });
});
