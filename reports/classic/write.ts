import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunFacts } from '../facts';
import type { Run } from '../messages/run';
import { legacyFeatures } from './features';
import { finishPages } from './finish';
import { line } from './text';

/** The folder, inside the output, that holds the report. */
export const FOLDER = 'html';

/**
 * Has multiple-cucumber-html-reporter write its pages into `<output>/html` and finishes them. The run and the facts must
 * be clean: this makes texts safe as HTML, it does not look for secrets.
 *
 * @returns the path of `index.html`.
 */
export async function writeClassicReport(run: Run, facts: RunFacts, output: string): Promise<string> {
  const reportPath = join(output, FOLDER);
  const features = legacyFeatures(run, facts);
  await mkdir(reportPath, { recursive: true });
  const jsonDir = await mkdtemp(join(output, '.report-'));
  try {
    await writeFile(join(jsonDir, 'features.json'), JSON.stringify(features));
    await generateClassic({ jsonDir, reportPath, run, facts });
  } finally {
    await rm(jsonDir, { recursive: true, force: true });
  }
  await finishPages({ folder: reportPath, features, startedAt: facts.startedAt });
  return join(reportPath, 'index.html');
}

interface Generation {
  /** Holds the reporter's input. */
  jsonDir: string;
  reportPath: string;
  run: Run;
  facts: RunFacts;
}

/** Has the reporter write its pages, and nothing more. */
export async function generateClassic({ jsonDir, reportPath, run, facts }: Generation): Promise<void> {
  const { generate } = await import('multiple-cucumber-html-reporter');
  await quietly(() => generate({ jsonDir, reportPath, ...about(run, facts) }));
}

/** The reporter tells of its progress through console.log, which no option of its switches off. */
async function quietly(act: () => Promise<unknown>): Promise<void> {
  const { log } = console;
  console.log = () => {};
  try {
    await act();
  } finally {
    console.log = log;
  }
}

/** The reporter shows the names of user and machine unless it is given something that is neither text nor missing. */
const NOBODY = false as unknown as string;

function about(run: Run, facts: RunFacts) {
  const nameless = { username: NOBODY, hostname: NOBODY, architecture: NOBODY, reportVersion: NOBODY };
  return {
    pageTitle: line(`${facts.project} · ${facts.environment}`),
    reportName: line(facts.project),
    pageFooter: '<p class="brine-footer">Written by Brine with multiple-cucumber-html-reporter</p>',
    staticFilePath: true,
    disableLog: true,
    displayDuration: true,
    durationAggregation: 'wallClock' as const,
    customData: { ...nameless, ...customData(run, facts) },
    metadata: {
      ...nameless,
      device: '',
      nodeVersion: NOBODY,
      browser: product(facts.browser ?? { name: 'no browser', version: '' }),
      platform: product(facts.platform),
    },
  };
}

function customData(run: Run, facts: RunFacts) {
  const data: Record<string, string> = {
    projectName: line(facts.project),
    environment: line(facts.environment),
    nodeVersion: line(facts.node),
    Command: line(facts.command),
  };
  if (facts.branch !== undefined) data.Branch = line(facts.branch);
  if (facts.commit !== undefined) data.Commit = line(facts.commit.slice(0, 12));
  if (facts.browser !== undefined) data.Browser = line(`${facts.browser.name} ${facts.browser.version}`);
  data.Platform = line(`${facts.platform.name} ${facts.platform.version}`);
  if (run.startedAt !== undefined && run.finishedAt !== undefined) {
    data['Wall time'] = `${((run.finishedAt - run.startedAt) / 1000).toFixed(1)} s`;
  }
  return data;
}

function product({ name, version }: { name: string; version: string }) {
  return { name: line(name), version: line(version) };
}
