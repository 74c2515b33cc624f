import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
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
  /** Below `peers/`: there when it is installed. */
  needs: string;
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
    linked: 'node_modules',
    feature: featureOf,
    command: () => node('@cucumber/cucumber/bin/cucumber.js'),
  },
  {
    name: 'playwright-bdd',
    needs: 'node_modules/playwright-bdd',
    linked: 'node_modules',
    feature: featureOf,
    command: () => [process.execPath, 'run.mjs'],
  },
  {
    name: 'karate',
    needs: 'target/lib',
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

/** A project of a peer in a folder of its own, which is removed in the end; undefined when the peer is not installed. */
function peerProject(
  peer: Peer,
  work: Work,
  times: Times,
  env: Readonly<Record<string, string>>,
): (Contestant & Disposable) | undefined {
  const home = path.join(HERE, peer.name);
  if (!existsSync(path.join(home, peer.needs))) return undefined;
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

/**
 * The peers that are asked to do this work, with the ratios that Brine promises at most.
 *
 * @param goals by name of a peer; one without a goal is not asked.
 */
export function rivals(
  work: Work,
  times: Times,
  env: Readonly<Record<string, string>>,
  goals: Readonly<Record<string, number>>,
): (Rival & Disposable)[] {
  return PEERS.filter(({ name }) => name in goals).map((peer) => {
    const project = peerProject(peer, work, times, env);
    return {
      name: peer.name,
      goal: goals[peer.name] as number,
      times: times.times,
      ...(project && { contestant: project }),
      [Symbol.dispose]: () => project?.[Symbol.dispose](),
    };
  });
}
