import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FoundBrowser } from '../../support/browser/launch/find';
import type { ServerFacts } from '../../support/databases/server';
import type { LentHandover } from './kept-services';

/** What the coordinator found out once and every worker needs. Travels as a file, because workers are threads. */
export interface Handover {
  /** Absolute folder of everything this run writes. */
  output: string;
  /** Service name → binary that cargo built. */
  executables: Record<string, string>;
  /** What made-up values are drawn from. */
  seed: string;
  /** What the ids of all traces of the run begin with. */
  run: string;
  /** Name of the channel on which workers ask for the front end. */
  channel: string;
  /** The pipe to who watches this run; absent when nobody does. */
  pulse?: number;
  /** Absent when no browser was found; steps that need one then say so. */
  browser?: FoundBrowser;
  /** SQLite databases → files that workers copy. */
  templates: Record<string, string>;
  /** Whether a scenario wants the databases as they were at first. */
  remember: boolean;
  /** Absent when no database asks for a server. */
  databases?: ServerFacts;
  /** Absent when the run keeps no services for its workers. */
  lent?: LentHandover;
}

/** The variable that tells workers where the file is; set before they start, as their environment is a copy. */
const HANDOVER = 'BRINE_HANDOVER';
/** What must not stand in a file: the addresses of database servers hold passwords. */
const SERVERS = 'BRINE_HANDOVER_SERVERS';

export function writeHandover(file: string, handover: Handover, env: NodeJS.ProcessEnv): void {
  const { databases, lent, ...rest } = handover;
  writeFileSync(file, JSON.stringify(rest));
  env[HANDOVER] = file;
  env[SERVERS] = JSON.stringify({ databases, lent });
}

/** Undefined when the run has no coordinator of Brine's. */
export function readHandover(env: NodeJS.ProcessEnv): Handover | undefined {
  const file = env[HANDOVER];
  if (!file) return undefined;
  const handover = JSON.parse(readFileSync(file, 'utf8')) as Handover;
  const servers = env[SERVERS];
  // What a worker starts inherits its environment and has no business with the server's own user.
  delete env[SERVERS];
  return servers ? { ...handover, ...(JSON.parse(servers) as Partial<Handover>) } : handover;
}

/** A worker tells which browser its scenarios used; the name and version are known only once it runs. */
export function tellBrowser(output: string, browser: { name: string; version: string }): void {
  writeFileSync(path.join(output, BROWSER), JSON.stringify({ name: browser.name, version: browser.version }));
}

/** Undefined when no scenario used one. */
export function toldBrowser(output: string): { name: string; version: string } | undefined {
  const file = path.join(output, BROWSER);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

const BROWSER = 'browser.json';
