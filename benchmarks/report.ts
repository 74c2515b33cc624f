import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Contestant, Subject } from './contest';
import { HOME } from './project';
import { writeSuiteMessages } from './suite-messages';

const SCENARIOS = 2_000;

/** Writing the site of a run against multiple-cucumber-html-reporter writing its pages of the same one. */
export async function report(): Promise<Subject & Disposable> {
  const folder = mkdtempSync(path.join(tmpdir(), 'brine-bench-'));
  const messages = path.join(folder, 'messages.ndjson');
  await writeSuiteMessages(messages, SCENARIOS);
  const contestant = (script: string): Contestant => ({
    command: [
      process.execPath,
      '-r',
      path.join(HOME, 'runs', 'typescript.js'),
      path.join(__dirname, script),
      messages,
    ],
    directory: HOME,
  });
  return {
    name: 'report',
    title: 'the site of a run against multiple-cucumber-html-reporter',
    work: `Writes the report of ${SCENARIOS.toLocaleString('en')} scenarios. Brine reads the messages, takes secrets out and writes the site; the reporter gets its input ready made.`,
    times: 1,
    goal: 0.2,
    against: 'multiple-cucumber-html-reporter',
    brine: contestant('report-site.ts'),
    bare: contestant('report-classic.ts'),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
