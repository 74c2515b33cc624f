import os from 'node:os';
import { findBrowser } from '../support/browser/launch/find';
import { launchBrowser } from '../support/browser/launch/launch';

/** What results depend on, and nothing that tells whose machine it was. */
export interface Machine {
  cores: number;
  /** Whole GiB. */
  memory: number;
  system: string;
  node: string;
  browser: string;
}

export async function machineFacts(): Promise<Machine> {
  await using browser = await launchBrowser(findBrowser({}, process.env), {}, { env: process.env });
  return {
    cores: os.availableParallelism(),
    memory: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.arch()}`,
    node: process.version,
    browser: `${browser.name} ${browser.version}`,
  };
}
