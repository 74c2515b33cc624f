import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Contestant, Rival } from './contest';
import { karateFeature } from './karate';
import { featureOf, type Times, type Work } from './work';

/** Another tool, as it is asked to do the same work. */
interface Peer {
  name: string;
  /** Below its folder: there when it is installed. */
  needs: string;
  /** What of it readers know, and which version of it is installed. */
  version(home: string): string;
  /** What is linked into its project rather than copied. */
  linked: string;
  feature(work: Work, times: Times): string;
  command(env: Readonly<Record<string, string>>): readonly string[];
}

const HERE = path.join(__dirname, 'peers');
const node = (script: string, ...args: string[]) => [
  process.execPath,
  path.join('node_modules', script),
  ...args,
];

const PEERS: readonly Peer[] = [
  {
    name: 'plain-cucumber',
    needs: 'node_modules/@cucumber/cucumber',
    version: (home) =>
      ['@cucumber/cucumber', 'ts-node', 'axios', 'playwright'].map((name) => packaged(home, name)).join(', '),
    linked: 'node_modules',
    feature: featureOf,
    command: () => node('@cucumber/cucumber/bin/cucumber.js'),
  },
  {
    name: 'playwright-bdd',
    needs: 'node_modules/playwright-bdd',
    version: (home) => ['playwright-bdd', '@playwright/test'].map((name) => packaged(home, name)).join(', '),
    linked: 'node_modules',
    feature: featureOf,
    command: () => [process.execPath, 'run.mjs'],
  },
  {
    name: 'karate',
    needs: 'target/lib',
    version: (home) =>
      /karate-core-([\d.]+)\.jar/.exec(readdirSync(path.join(home, 'target', 'lib')).join(' '))?.[1] ?? '',
    linked: 'target',
    feature: karateFeature,
    command: (env) => [
      'java',
      ...Object.entries(env).map(([name, value]) => `-D${name.toLowerCase()}=${value}`),
      '-cp',
      path.join('target', 'lib', '*'),
      'com.intuit.karate.Main',
      '--threads',
      '1',
      path.join('features', 'bench.feature'),
    ],
  },
];

/** `playwright 1.65.1`. */
function packaged(home: string, name: string): string {
  const file = path.join(home, 'node_modules', name, 'package.json');
  return `${name} ${(JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version}`;
}

/** A project of a peer in a folder of its own, which is removed in the end. */
function peerProject(peer: Peer, work: Work, { times, env }: Asked): Contestant & Disposable {
  const home = path.join(HERE, peer.name);
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'brine-bench-')));
  cpSync(home, folder, {
    recursive: true,
    filter: (file) => !['node_modules', 'target'].includes(path.basename(file)),
  });
  symlinkSync(path.join(home, peer.linked), path.join(folder, peer.linked), 'junction');
  mkdirSync(path.join(folder, 'features'), { recursive: true });
  writeFileSync(path.join(folder, 'features', 'bench.feature'), peer.feature(work, times));
  return {
    command: peer.command(env),
    directory: folder,
    env,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** How a peer is asked to do the work. */
export interface Asked {
  times: Times;
  env: Readonly<Record<string, string>>;
  /** The ratio to it that Brine promises at most. */
  goal?: number;
  /** What is said of it besides its name: `, full Chromium`. */
  how?: string;
  /** Why it cannot be asked at all. */
  missing?: string | undefined;
}

/** The peers that are asked to do this work. */
export function rivals(
  work: Work,
  asked: readonly (Asked & { peer: 'plain-cucumber' | 'playwright-bdd' | 'karate' })[],
): (Rival & Disposable)[] {
  return asked.map(({ peer: name, ...how }) => {
    const peer = PEERS.find((one) => one.name === name) as Peer;
    const home = path.join(HERE, name);
    const installed = existsSync(path.join(home, peer.needs));
    const missing = installed ? how.missing : '`npm run bench -- --peers` installs it';
    const project = missing === undefined ? peerProject(peer, work, how) : undefined;
    return {
      name: `${name}${how.how ?? ''}`,
      times: how.times.times,
      ...(how.goal !== undefined && { goal: how.goal }),
      ...(installed && { version: peer.version(home) }),
      ...(project && { contestant: project }),
      ...(missing !== undefined && { missing }),
      [Symbol.dispose]: () => project?.[Symbol.dispose](),
    };
  });
}
