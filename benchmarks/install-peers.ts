import { spawnSync } from 'node:child_process';
import path from 'node:path';

const HERE = path.join(__dirname, 'peers');
const WINDOWS = process.platform === 'win32';

/** Installs the tools that Brine is measured against; one that cannot be had is told and left out. */
export function installPeers(): void {
  const npm = process.env.npm_execpath;
  const install = npm ? [process.execPath, npm] : [WINDOWS ? 'npm.cmd' : 'npm'];
  for (const name of ['plain-cucumber', 'playwright-bdd'])
    run(name, [...install, 'install', '--no-save', '--ignore-scripts']);
  run('karate', [
    WINDOWS ? 'mvn.cmd' : 'mvn',
    '--quiet',
    '--batch-mode',
    'dependency:copy-dependencies',
    '-DoutputDirectory=target/lib',
  ]);
}

function run(name: string, [program = '', ...args]: readonly string[]): void {
  console.log(`Installing ${name} …`);
  const { status, error } = spawnSync(program, args, { cwd: path.join(HERE, name), stdio: 'inherit' });
  if (status !== 0)
    console.error(`${name} could not be installed: ${error?.message ?? `exit code ${status}`}.`);
}
