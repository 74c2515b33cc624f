import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { RunFacts } from '../../reports/facts';

const CUCUMBER = resolve('node_modules/@cucumber/cucumber/bin/cucumber.js');

export interface Suite {
  /** Texts of feature files by their path in the suite's own folder. */
  features: Record<string, string>;
  /** Path of a file with step definitions. */
  steps: string;
  options?: string[];
  env?: Record<string, string>;
}

/** Runs a suite with the real cucumber-js in a folder of its own; answers with the folder, which holds `messages.ndjson`. */
export async function runSuite({ features, steps, options = [], env = {} }: Suite): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'brine-report-'));
  for (const [file, text] of Object.entries(features)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  const format = ['--format', 'message:messages.ndjson', '--format', 'summary'];
  const args = [CUCUMBER, 'features', '--require', resolve(steps), ...format, ...options];
  const child = spawn(process.execPath, args, {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, ...env },
  });
  await new Promise((done) => child.once('close', done));
  return folder;
}

export const FACTS: RunFacts = {
  project: 'Shop',
  environment: 'local',
  startedAt: '2026-03-01T10:20:30.400Z',
  commit: '0123456789abcdef0123456789abcdef01234567',
  branch: 'main',
  browser: { name: 'chromium', version: '150.0' },
  platform: { name: 'Linux', version: '6.1' },
  node: 'v24.0.0',
  command: 'npm start -- --tags @smoke',
};
