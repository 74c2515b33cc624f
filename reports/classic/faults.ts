import type { RunFacts } from '../facts';
import { outcomeOf } from '../messages/outcome';
import type { Run } from '../messages/run';
import { attachmentHtml } from './attachment';
import { errorHtml, wrap } from './evidence';
import type { LegacyFeature, LegacyScenario, LegacyStatus } from './legacy';
import { line } from './text';

interface Fault {
  title: string;
  text: string;
  status?: LegacyStatus;
  /** More safe HTML. */
  more?: string[];
}

/**
 * Features of our own making that say what no scenario can: why nothing ran, which hook of the run failed, that the run was
 * cut off. They come first and fail, so that a run without scenarios is never a green page.
 */
export function faultFeatures(run: Run, facts: RunFacts): LegacyFeature[] {
  const setup = setupFaults(run, facts);
  const during = runFaults(run, setup.length > 0);
  return [
    ...feature('Set-up', 'What kept scenarios from running.', setup),
    ...feature('Run', 'What happened to the run itself.', during),
  ];
}

function setupFaults(run: Run, facts: RunFacts): Fault[] {
  const parse = run.parseErrors.map(({ uri, line: at, message }) => ({
    title: `${uri}:${at} is not valid Gherkin`,
    text: message,
  }));
  return facts.setupFault ? [facts.setupFault, ...parse] : parse;
}

function runFaults(run: Run, explained: boolean): Fault[] {
  const faults: Fault[] = run.hooks
    .filter((hook) => hook.outcome !== 'passed')
    .map(({ keyword, name, outcome, message, attachments }) => ({
      title: `${keyword} hook ${name}: ${outcome}`,
      text: message ?? 'The run ended while this hook was running.',
      more: attachments.map((attachment, index) => attachmentHtml(attachment, index + 1)),
    }));
  if (run.failure !== undefined) faults.push({ title: 'The run failed', text: run.failure });
  if (explained) return faults;
  const scenarios = run.features.flatMap((each) => each.scenarios);
  const missing = scenarios.filter((scenario) => outcomeOf(scenario) === 'not run').length;
  if (!run.finished)
    faults.push({ title: 'The run did not finish', text: notFinished(missing, scenarios.length) });
  if (run.finished && scenarios.length === 0) {
    faults.push({
      title: 'No scenario was chosen',
      text: 'The paths, tags and names that were given match no scenario.',
      status: 'skipped',
    });
  }
  return faults;
}

function notFinished(missing: number, count: number): string {
  const rest = `${missing} of ${count} scenarios did not run; they are shown as skipped, with the tag @not-run.`;
  return `The results end before the end of the run: it was stopped, or it died.\n${rest}`;
}

function feature(name: string, description: string, faults: Fault[]): LegacyFeature[] {
  if (faults.length === 0) return [];
  const id = name.toLowerCase();
  const elements = faults.map((fault, index) => scenario(fault, index + 1));
  return [{ id, uri: '', keyword: 'Feature', name, description, line: 0, tags: [], elements }];
}

function scenario({ title, text, status = 'failed', more = [] }: Fault, ordinal: number): LegacyScenario {
  const restWireData = wrap([errorHtml(text), ...more]);
  const step = { keyword: '', name: line(title), line: 0, result: { status, duration: 0 }, restWireData };
  const head = {
    id: `line-${ordinal}`,
    type: 'scenario' as const,
    keyword: '',
    name: line(title),
    description: '',
  };
  return { ...head, line: ordinal, tags: [], steps: [step] };
}
