import { bare } from './bare-command';
import type { Subject } from './contest';
import { Project, TIMES } from './project';
import type { Stopwatch } from './stopwatch';

/** A scenario in a browser against a script that does the same. */
export async function ui(stopwatch: Stopwatch): Promise<Subject & Disposable> {
  const project = new Project({ web: { url: stopwatch.url } }, (number) => [
    'When I open "/orders"',
    `And I fill in "Customer" with "Ann ${number}"`,
    'And I fill in "Quantity" with "3"',
    'And I click "Add"',
    `Then I should see "Ann ${number} ordered 3"`,
    `And I should see the "Ann ${number}" cell`,
  ]);
  return {
    name: 'ui',
    title: 'a UI scenario against a bare Playwright script, both with a fresh browser context',
    work: 'Opens a page in a fresh context, fills in two fields, clicks a button, looks for a text and for a cell of a table.',
    times: TIMES,
    goal: 1.15,
    brine: project.contestant,
    bare: await bare('bare-ui.mjs', stopwatch),
    [Symbol.dispose]: () => project[Symbol.dispose](),
  };
}
