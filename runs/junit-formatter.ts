import type { FormatterPlugin } from '@cucumber/cucumber/api';
import junit from '@cucumber/junit-xml-formatter';
import { hideWritten } from './written';

/**
 * Cucumber's own JUnit formatter, fed with messages that hold no secret: CI servers show what it writes. Named in a
 * profile as `junit` of runs/profile.js.
 */
const plugin: FormatterPlugin = {
  type: 'formatter',
  optionsKey: junit.optionsKey,
  formatter: (context) =>
    junit.formatter({
      ...context,
      on: (key, handler) => context.on(key, (envelope) => handler(hideWritten(envelope))),
    }),
};

export default plugin;
