import { api } from './api';
import { build } from './build';
import { components } from './components';
import type { OwnWay, Subject } from './contest';
import { evidence } from './evidence';
import { growth } from './growth';
import { guard } from './guard';
import { guardRuns } from './guard-runs';
import { ready } from './ready';
import { report, reportLarge } from './report';
import { scenarios } from './scenarios';
import { start } from './start';
import type { Stopwatch } from './stopwatch';
import { ui } from './ui';
import { uiDefault } from './ui-default';
import { uiPage } from './ui-page';
import { workersApi, workersUi } from './workers';

/** Sets up what a subject needs; whoever asked for it ends it. */
export type Open = (stopwatch: Stopwatch) => Promise<(Subject | OwnWay) & (Disposable | AsyncDisposable)>;

/** All that can be measured, in the order of the page. */
export const SUBJECTS: Readonly<Record<string, Open>> = {
  start,
  scenarios,
  api,
  ui,
  'ui-page': uiPage,
  'ui-default': uiDefault,
  components,
  ready,
  'workers-api': workersApi,
  'workers-ui': workersUi,
  build,
  report,
  'report-large': reportLarge,
  evidence,
  'guard-runs': guardRuns,
  guard,
  growth,
};
