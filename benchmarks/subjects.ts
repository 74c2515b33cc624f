import { api } from './api';
import { components } from './components';
import type { OwnWay, Subject } from './contest';
import { guard } from './guard';
import { report } from './report';
import { scenarios } from './scenarios';
import { start } from './start';
import type { Stopwatch } from './stopwatch';
import { ui } from './ui';

/** Sets up what a subject needs; whoever asked for it ends it. */
export type Open = (stopwatch: Stopwatch) => Promise<(Subject | OwnWay) & (Disposable | AsyncDisposable)>;

/** All that can be measured, in the order of the page. */
export const SUBJECTS: Readonly<Record<string, Open>> = {
  start,
  scenarios,
  api,
  ui,
  components,
  guard,
  report,
};
