import { readdirSync, readFileSync } from 'node:fs';
import { findBrowser } from '../../../../support/browser/launch/find';
import { launchBrowser } from '../../../../support/browser/launch/launch';

/** Stands for a runner: starts a browser, tells the ids of all processes below it, and never ends. */
async function main(): Promise<void> {
  const browser = await launchBrowser(findBrowser({}, process.env), {}, { env: process.env });
  await (await browser.newContext({})).newPage();
  process.stdout.write(`${JSON.stringify(descendants(process.pid))}\n`);
  setInterval(() => {}, 60_000);
}

function descendants(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number);
  return [...children, ...children.flatMap(descendants)];
}

function parentOf(pid: string): number {
  try {
    return Number(/^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return 0;
  }
}

void main();
