import type { Plugin } from '@cucumber/cucumber/api';
import { expectKnownParameters } from '../support/phrases/registered';
import { collectLate } from './messages/late-collector';
import { sendOnce } from './messages/send-once';
import { hearTogether } from './messages/tell-together';
import { askedFor, openConductor } from './open';
import { assembleQuickly } from './quick/assemble';
import { tellDurationsQuickly } from './quick/durations';
import { markQuickly } from './quick/marks';
import { matchQuickly } from './quick/match';
import { findSeverestQuickly } from './quick/severest';
import { readExamplesFrom } from './scenarios/examples';
import { dismissWaiting, expectSentences, hireEarly, setUpCrew } from './worker/crew';
import { proposeTypeScript } from './worker/snippet';

/**
 * Brine's plugin: the coordinator's moments in a run of Cucumber. It prepares when the scenarios are known and
 * before any worker is told of the run, because a worker's environment is a copy.
 */
const plugin: Plugin = {
  type: 'plugin',
  coordinator: ({ operation, on, transform, environment }) => {
    readExamplesFrom(environment.cwd, askedFor().repeat);
    matchQuickly();
    assembleQuickly();
    markQuickly();
    tellDurationsQuickly();
    findSeverestQuickly();
    collectLate();
    expectKnownParameters();
    proposeTypeScript();
    sendOnce();
    hearTogether();
    setUpCrew();
    // A dry run, as editors do it, must neither build nor replace the results of a real one.
    const dry = process.argv.some((arg) => arg === '--dry-run' || arg === '-d');
    if (operation !== 'runCucumber' || dry) return;
    const coordinator = openConductor(environment.cwd, environment.stderr);
    const { crew } = askedFor();
    if (crew) on('paths:resolve', ({ requirePaths }) => hireEarly(crew, environment.cwd, requirePaths));
    on('paths:resolve', ({ sourcePaths }) => coordinator.find?.(sourcePaths));
    on('message', (envelope) => coordinator.see(envelope));
    transform('pickles:filter', async (pickles) => await coordinator.choose(pickles));
    transform('pickles:order', async (pickles) => {
      const ordered = await coordinator.order(pickles);
      await coordinator.prepare(ordered);
      expectSentences(ordered.flatMap(({ pickle }) => pickle.steps.map(({ text }) => text)));
      return ordered;
    });
    return async () => {
      await dismissWaiting();
      await coordinator.finish();
    };
  },
};

export default plugin;
