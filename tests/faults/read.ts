import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { FORMATS, type Format } from './fault';

export type Status = 'passed' | 'skipped' | 'failed';

/** What one report tells, or why it cannot be read. */
export interface Outcomes {
  fault?: 'missing' | 'empty' | 'cut off';
  /** How each scenario ended, by its name; one without an end is not in it. */
  scenarios: Record<string, Status>;
  /** Why those that failed did. */
  reasons: Record<string, string>;
  /** Whether the report as a whole tells of a failure, in its totals too where it has some. */
  red: boolean;
}

const READERS: Record<Format, (text: string) => Omit<Outcomes, 'fault'>> = {
  json: readJson,
  html: (text) => readMessages(messagesInHtml(text)),
  junit: readJunit,
  message: (text) =>
    readMessages(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Envelope),
    ),
};

/** Reads all reports of a run, each as its own users would. */
export function readReports(folder: string): Record<Format, Outcomes> {
  return Object.fromEntries(
    FORMATS.map((format) => [format, readOne(format, path.join(folder, format))]),
  ) as Record<Format, Outcomes>;
}

function readOne(format: Format, file: string): Outcomes {
  const nothing = { scenarios: {}, reasons: {}, red: false };
  if (!existsSync(file)) return { fault: 'missing', ...nothing };
  const text = readFileSync(file, 'utf8');
  if (text === '') return { fault: 'empty', ...nothing };
  try {
    return READERS[format](text);
  } catch {
    return { fault: 'cut off', ...nothing };
  }
}

interface JsonStep {
  result?: { status: string; error_message?: string };
}

function readJson(text: string): Outcomes {
  const features = JSON.parse(text) as { elements: { name: string; steps: JsonStep[] }[] }[];
  const scenarios: Outcomes['scenarios'] = {};
  const reasons: Outcomes['reasons'] = {};
  for (const { name, steps } of features.flatMap(({ elements }) => elements)) {
    const statuses = steps.map(({ result }) => result?.status ?? 'unknown');
    if (statuses.includes('unknown')) continue;
    scenarios[name] = worst(statuses);
    reasons[name] = steps.map(({ result }) => result?.error_message ?? '').join('');
  }
  return { scenarios, reasons, red: Object.values(scenarios).includes('failed') };
}

function readJunit(text: string): Outcomes {
  if (!/<\/testsuites?>\s*$/.test(text)) throw new Error('cut off');
  let bad = 0;
  const scenarios: Outcomes['scenarios'] = {};
  const reasons: Outcomes['reasons'] = {};
  for (const [, attributes = '', body = ''] of text.matchAll(
    /<testcase\b([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g,
  )) {
    const name = / name="([^"]*)"/.exec(attributes)?.[1] ?? '';
    const failed = /<(?:failure|error)\b/.test(body);
    if (failed) bad += 1;
    scenarios[name] = failed ? 'failed' : /<skipped\b/.test(body) ? 'skipped' : 'passed';
    reasons[name] = body;
  }
  const total = (name: string) =>
    Number(new RegExp(`<testsuites?\\b[^>]* ${name}="(\\d+)"`).exec(text)?.[1] ?? 0);
  // A hook of the run that failed is a test case of its own there; totals that don't count are wrong totals.
  if (total('failures') + total('errors') !== bad) return { scenarios, reasons, red: false };
  return { scenarios, reasons, red: bad > 0 };
}

function messagesInHtml(text: string): Envelope[] {
  const json = /CUCUMBER_MESSAGES = (\[[\s\S]*?\]);\s*<\/script>/.exec(text)?.[1];
  if (json === undefined || !text.includes('</html>')) throw new Error('cut off');
  // It writes `<` so that no message can end the script.
  return JSON.parse(json.replaceAll(String.raw`\x3C`, '<')) as Envelope[];
}

function readMessages(messages: Envelope[]): Outcomes {
  const pickles = new Map(messages.flatMap(({ pickle }) => (pickle ? [[pickle.id, pickle.name]] : [])));
  const cases = new Map(
    messages.flatMap(({ testCase }) => (testCase ? [[testCase.id, testCase.pickleId]] : [])),
  );
  const attempts = new Map(
    messages.flatMap(({ testCaseStarted: started }) => (started ? [[started.id, started.testCaseId]] : [])),
  );
  const steps = new Map<string, { status: string; message?: string }[]>();
  const scenarios: Outcomes['scenarios'] = {};
  const reasons: Outcomes['reasons'] = {};
  for (const { testStepFinished: step, testCaseFinished: finished } of messages) {
    if (step)
      steps.set(step.testCaseStartedId, [...(steps.get(step.testCaseStartedId) ?? []), step.testStepResult]);
    if (!finished || finished.willBeRetried) continue;
    const name = pickles.get(cases.get(attempts.get(finished.testCaseStartedId) ?? '') ?? '') ?? '';
    const results = steps.get(finished.testCaseStartedId) ?? [];
    scenarios[name] = worst(results.map(({ status }) => status.toLowerCase()));
    reasons[name] = results.map(({ message }) => message ?? '').join('');
  }
  const run = messages.find(({ testRunFinished }) => testRunFinished)?.testRunFinished;
  if (!run) throw new Error('cut off');
  return { scenarios, reasons, red: !run.success };
}

function worst(statuses: readonly string[]): Status {
  if (statuses.every((status) => status === 'passed')) return 'passed';
  return statuses.some((status) => !['passed', 'skipped'].includes(status)) ? 'failed' : 'skipped';
}
