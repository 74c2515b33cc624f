import type { FormatterPlugin } from '@cucumber/cucumber/api';
import { type JunitOptions, junitXml } from '../../reports/ci/junit';
import { cleanRun } from '../../reports/clean';
import type { RunFacts } from '../../reports/facts';
import { Collector } from '../../reports/messages/collector';
import { placeAll } from '../../reports/summary/placed';
import { summarise } from '../../reports/summary/summarise';
import { hideWritten } from '../messages/written';

/** Messages alone do not tell more. */
const NOBODY_SAYS: RunFacts = {
  project: 'Cucumber',
  environment: 'default',
  startedAt: '',
  platform: { name: '', version: '' },
  node: '',
  command: '',
};

/**
 * The same JUnit XML as every run leaves in `junit.xml`, made from messages alone, without secrets: CI servers show what it
 * writes. Named in a profile as `junit` of runs/profile.js; `brine run` takes it for `junit` too.
 */
const plugin: FormatterPlugin<JunitOptions> = {
  type: 'formatter',
  optionsKey: 'junit',
  formatter: ({ on, write, options }) => {
    const collector = new Collector({ save: () => '', find: () => undefined });
    on('message', (envelope) => {
      collector.take(hideWritten(envelope));
      if (envelope.testRunFinished) write(printed(collector, options));
    });
  },
};

function printed(collector: Collector, options: JunitOptions): string {
  const run = cleanRun(collector.run([]), process.cwd());
  const facts = NOBODY_SAYS;
  const environments = new Map([['', facts]]);
  const summary = summarise({ run, facts, environments, shards: new Map(), warnings: [] });
  return junitXml({ summary, scenarios: placeAll(run), facts }, options);
}

export default plugin;
