import type { FormatterPlugin } from '@cucumber/cucumber/api';
import { type JunitOptions, JunitPrinter } from './junit-printer';
import { hideWritten } from './written';

/**
 * A report in JUnit XML that tells of all that went wrong, and holds no secret: CI servers show what it writes. Named in a
 * profile as `junit` of runs/profile.js; `brine run` takes it for `junit` too.
 */
const plugin: FormatterPlugin<JunitOptions> = {
  type: 'formatter',
  optionsKey: 'junit',
  formatter: ({ on, write, options }) => {
    const printer = new JunitPrinter(options);
    on('message', (envelope) => {
      printer.see(hideWritten(envelope));
      if (envelope.testRunFinished) write(printer.print());
    });
  },
};

export default plugin;
