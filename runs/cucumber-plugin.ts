import type { Plugin } from '@cucumber/cucumber/api';
import { readExamplesFrom } from './examples';
import { openCoordinator } from './open';

/**
 * Brine's plugin: the coordinator's three moments in a run of Cucumber. It prepares when the scenarios are known and
 * before any worker is started, because a worker's environment is a copy.
 */
const plugin: Plugin = {
  type: 'plugin',
  coordinator: ({ operation, on, transform, environment }) => {
    readExamplesFrom(environment.cwd);
    // A dry run, as editors do it, must neither build nor replace the results of a real one.
    const dry = process.argv.some((arg) => arg === '--dry-run' || arg === '-d');
    if (operation !== 'runCucumber' || dry) return;
    const coordinator = openCoordinator(environment.cwd, environment.stderr);
    on('message', (envelope) => coordinator.see(envelope));
    transform('pickles:order', async (pickles) => {
      const chosen = coordinator.choose(pickles);
      await coordinator.prepare(chosen);
      return chosen;
    });
    return async () => await coordinator.finish();
  },
};

export default plugin;
