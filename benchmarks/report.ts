import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Contestant, Rounds, Subject } from './contest';
import { figure, usualFigures } from './figures';
import { HOME } from './project';
import { writeSuiteMessages } from './suite-messages';

const GOAL = 0.2;

/** Of 1,000 scenarios. */
export async function report(): Promise<Subject & Disposable> {
  return await reportOf('report', 1_000);
}

/** Of 10,000, which has budgets besides. */
export async function reportLarge(): Promise<Subject & Disposable> {
  const subject = await reportOf('report-large', 10_000);
  const figures = (rounds: Rounds) => [...usualFigures(subject, rounds), ...budgets(rounds)];
  // The other reporter takes half a minute for each.
  return { ...subject, enough: 3, figures };
}

function budgets({ brine }: Rounds) {
  const [cpu, memory] = [
    brine.flatMap(({ cpu }) => (cpu === undefined ? [] : [cpu / 1_000])),
    brine.flatMap(({ memory }) => memory ?? []),
  ];
  return [
    ...(cpu.length > 0 ? [figure('processor time of the site', cpu, { unit: 's', most: 5 })] : []),
    ...(memory.length > 0 ? [figure('memory of the site', memory, { unit: 'MB', most: 500 })] : []),
  ];
}

/** Writing the site of a run against multiple-cucumber-html-reporter writing its pages of the same one. */
async function reportOf(name: string, scenarios: number): Promise<Subject & Disposable> {
  const folder = mkdtempSync(path.join(tmpdir(), 'brine-bench-'));
  const messages = path.join(folder, 'messages.ndjson');
  await writeSuiteMessages(messages, scenarios);
  // As a run has its report written: runs/report/report.ts.
  const contestant = (script: string, ...flags: string[]): Contestant => ({
    command: [
      ...[process.execPath, ...flags, '-r', path.join(HOME, 'runs', 'typescript.js')],
      ...[path.join(__dirname, script), messages],
    ],
    directory: HOME,
    memory: true,
  });
  const many = scenarios.toLocaleString('en');
  return {
    name,
    title: `the site of a run of ${many} scenarios against multiple-cucumber-html-reporter`,
    work: `Writes the report of ${many} scenarios. Brine reads the messages, takes secrets out and writes the site; the reporter gets its input ready made.`,
    times: 1,
    goal: GOAL,
    against: `multiple-cucumber-html-reporter ${reporterVersion()}`,
    brine: contestant('report-site.ts', '--max-semi-space-size=8'),
    bare: contestant('report-classic.ts'),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function reporterVersion(): string {
  const file = path.join(HOME, 'node_modules', 'multiple-cucumber-html-reporter', 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
