import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FoundBrowser } from '../support/browser/find';

/** What the coordinator found out once and every worker needs. Travels as a file, because workers are threads. */
export interface Handover {
  /** Absolute folder of everything this run writes. */
  output: string;
  /** Service name → binary that cargo built. */
  executables: Record<string, string>;
  /** What made-up values are drawn from. */
  seed: string;
  /** The built web app, or the address of a server that serves it; absent when it runs elsewhere. */
  web?: { dist: string } | { target: string };
  /** Absent when no browser was found; steps that need one then say so. */
  browser?: FoundBrowser;
}

/** The variable that tells workers where the file is; set before they start, as their environment is a copy. */
const HANDOVER = 'BRINE_HANDOVER';

export function writeHandover(file: string, handover: Handover, env: NodeJS.ProcessEnv): void {
  writeFileSync(file, JSON.stringify(handover));
  env[HANDOVER] = file;
}

/** Undefined when the run has no coordinator of Brine's. */
export function readHandover(env: NodeJS.ProcessEnv): Handover | undefined {
  const file = env[HANDOVER];
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as Handover) : undefined;
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
