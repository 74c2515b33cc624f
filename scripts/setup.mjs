// Everything that has to be there before the suite can run: tools of the machine, npm packages, a browser.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { answers, installed, node, rememberInstalled, root, run } from './tools.mjs';

/** Ends the process with code 2 and a message that says what to install, if something is missing. */
export async function setup() {
  const missing = await missingTools();
  if (missing.length > 0) fail('Brine cannot be set up: something is missing on this machine.', missing);
  await installPackages();
  const browser = [path.join(root, 'scripts', 'browser.ts')];
  if ((await run(node, ['-r', path.join(root, 'runs', 'typescript.js'), ...browser])) !== 0) process.exit(2);
}

async function missingTools() {
  const missing = [];
  if (Number(process.versions.node.split('.')[0]) < 20) {
    missing.push(`Node.js 20 or newer (this is ${process.version}): https://nodejs.org`);
  }
  if (!(await answers('cargo'))) missing.push('the Rust toolchain (cargo was not found): https://rustup.rs');
  if (process.platform !== 'win32' && !(await answers('cc'))) {
    missing.push(
      process.platform === 'darwin'
        ? 'a C compiler (cc was not found): xcode-select --install'
        : 'a C compiler (cc was not found): for example apt-get install build-essential',
    );
  }
  return missing;
}

async function installPackages() {
  if (installed()) return;
  console.error('Installing npm packages …');
  // Not `npm ci`: it refuses a lockfile that was written where a registry lacks builds for other platforms.
  const npm = process.env.npm_execpath;
  if (!npm) fail('The packages are not installed.', ['run `npm run setup`']);
  const code = await run(process.execPath, [npm, 'install', '--no-save', '--loglevel=error']);
  if (code !== 0 || !(await answers(node))) {
    fail('npm could not install the packages; what it said is above.', [
      'check the connection to the npm registry, then run the same command again',
      'if npm refuses install scripts: npm install-scripts approve node @swc/core',
    ]);
  }
  rememberInstalled();
}

function fail(what, steps) {
  console.error(`${what}\n${steps.map((step) => `  → ${step}`).join('\n')}`);
  process.exit(2);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await setup();
