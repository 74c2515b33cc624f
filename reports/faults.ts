import type { RunFacts } from './facts';
import { outcomeOf } from './messages/outcome';
import type { Attachment, Run } from './messages/run';

/** What no scenario can say: why nothing ran, which hook of the run failed, that the run was cut off. */
export interface RunFault {
  /** `set-up`: it kept scenarios from running. `run`: it happened to the run itself. */
  of: 'set-up' | 'run';
  title: string;
  text: string;
  /** `skipped` for what is no failure, but must not look like a success. */
  status: 'failed' | 'skipped';
  attachments: Attachment[];
}

export function faultsOf(run: Run, facts: RunFacts): RunFault[] {
  const setup = setupFaults(run, facts);
  return [...setup, ...runFaults(run, setup.length > 0)];
}

function setupFaults(run: Run, facts: RunFacts): RunFault[] {
  const parse = run.parseErrors.map(({ uri, line: at, message }) => ({
    title: `${uri}:${at} is not valid Gherkin`,
    text: message,
  }));
  const all = facts.setupFault ? [facts.setupFault, ...parse] : parse;
  return all.map((fault) => ({ of: 'set-up', status: 'failed', attachments: [], ...fault }));
}

function runFaults(run: Run, explained: boolean): RunFault[] {
  const common: Pick<RunFault, 'of' | 'status' | 'attachments'> = {
    of: 'run',
    status: 'failed',
    attachments: [],
  };
  const faults: RunFault[] = run.hooks
    .filter((hook) => hook.outcome !== 'passed')
    .map(({ keyword, name, outcome, message, attachments }) => ({
      ...common,
      title: `${keyword} hook ${name}: ${outcome}`,
      text: message ?? 'The run ended while this hook was running.',
      attachments,
    }));
  if (run.failure !== undefined) faults.push({ ...common, title: 'The run failed', text: run.failure });
  if (explained) return faults;
  const scenarios = run.features.flatMap((each) => each.scenarios);
  const missing = scenarios.filter((scenario) => outcomeOf(scenario) === 'not run').length;
  if (!run.finished)
    faults.push({ ...common, title: 'The run did not finish', text: notFinished(missing, scenarios.length) });
  if (run.finished && scenarios.length === 0) {
    faults.push({
      ...common,
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
