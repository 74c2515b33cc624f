import path from 'node:path';
import { PAGE_PATH } from '../support/components/contract';
import { componentServerCommand } from '../support/components/start';
import { bare } from './bare-command';
import type { Subject } from './contest';
import { HOME, Project, TIMES } from './project';
import type { Stopwatch } from './stopwatch';

/** The front end whose component is mounted. */
const FRONT_END = path.join(HOME, 'examples', 'shop', 'web');
const STORY = 'OrderForm/Two lines';

/** A component scenario against a script that reloads the page of the same server and mounts the same. */
export async function components(stopwatch: Stopwatch): Promise<Subject & Disposable> {
  const project = new Project({ components: { root: FRONT_END } }, () => [
    `Given the "${STORY}" story`,
    'Then I should see the "Remove line 2" button',
  ]);
  const setup = path.join(FRONT_END, 'component.setup.tsx');
  return {
    name: 'components',
    title: 'a component scenario against a bare Playwright script, both in a warm page that is loaded anew',
    work: 'Loads the page of the component server anew, mounts a story of the example shop, and looks for a button of it.',
    times: TIMES,
    goal: 1.5,
    brine: project.contestant,
    bare: await bare('bare-components.mjs', stopwatch, {
      server: componentServerCommand({ root: FRONT_END, setup }),
      frontEnd: FRONT_END,
      page: PAGE_PATH,
      story: STORY,
    }),
    [Symbol.dispose]: () => project[Symbol.dispose](),
  };
}
