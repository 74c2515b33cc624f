import type { RunFacts } from '../facts';
import type { Run } from '../messages/run';
import type { Summary } from './shape';

/** What no scenario can tell: why the set-up failed, feature files that are not Gherkin, hooks of the run, its own end. */
export function faultsOf(run: Run, facts: RunFacts): Summary['faults'] {
  const { setupFault } = facts;
  return [
    ...(setupFault ? [setupFault] : []),
    ...run.parseErrors.map(({ uri, line, message }) => ({
      title: `${uri}:${line} is not valid Gherkin`,
      text: message,
    })),
    ...run.hooks
      .filter(({ outcome }) => outcome !== 'passed')
      .map(({ keyword, name, outcome, message = 'The run ended while this hook was running.' }) => ({
        title: `${keyword} hook ${name}: ${outcome}`,
        text: message,
      })),
    ...(run.failure === undefined ? [] : [{ title: 'The run failed', text: run.failure }]),
    ...(run.finished || setupFault
      ? []
      : [
          {
            title: 'The run did not finish',
            text: 'The results end before the end of the run: it was stopped, or it died.',
          },
        ]),
  ];
}
