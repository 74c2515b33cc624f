import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { pageName } from '../../reports/classic/page-name';
import type { Summary } from '../../reports/summary/shape';
import { buildFaulty } from '../tools/faulty';
import { normalise } from '../tools/normalise';
import { expectCulprits, type PlantedFaults } from '../tools/planted-faults';
import { type FinishedProject, runProject } from '../tools/run-project';
import { faultyService, settingsFile } from '../tools/settings-file';
import { culpritsProject } from './culprits-project';

beforeAll(async () => {
  await buildFaulty();
});

/** Many scenarios in a browser, on a machine that may do other things too. */
const LIMIT = 240_000;

const EXPECTED: PlantedFaults = {
  'a panic ends the service': ['service crashed', 'faulty', 'attempt to divide 7 by zero'],
  'the service exits': ['service crashed', 'faulty', 'exit code 7'],
  'the service aborts': ['service crashed', 'faulty', 'signal SIGABRT'],
  'somebody kills the service': ['service crashed', 'faulty', 'signal SIGKILL'],
  'a handler panics': [
    'service crashed',
    'faulty',
    'the step said: The response status is 500, expected 200.',
  ],
  'a panic nobody noticed': ['service crashed', 'faulty', "thread 'handler' panicked at src/main.rs:64:9"],
  'an answer of 500': ['service answered 5xx', 'GET /boom of shop', 'connection pool is empty'],
  'a field of an answer of 500': ['service answered 5xx', 'GET /boom of shop', '500 Internal Server Error'],
  'an answer of 500 behind the page': [
    'service answered 5xx',
    'POST /api/payments of the web app',
    'the step said: The page does not show "Paid".',
  ],
  'an answer of 500 that the scenario made up': ['wrong', 'the text "Paid"', 'alerts: "Sorry"'],
  'the network fails under the page': ['wrong', 'the text "Paid"', 'alerts: "Sorry"'],
  'an answer of 503 that was asked for': ['wrong', 'the response field "status"', 'actual:   "pending"'],
  'a wrong status': ['wrong', 'GET /nowhere of shop', 'The response status is 404, expected 200.'],
  'a wrong value': ['wrong', 'the response field "status"', 'expected: "paid"'],
  'a missing field': ['wrong', 'the response field "total"', 'The response has the fields: id, status'],
  'a wrong response time': ['wrong', 'GET /orders/{id} of shop', 'expected less than 0 ms'],
  'a missing element': ['wrong', 'the "Save" button', 'The buttons here: "Pay"'],
  'a wrong element': ['wrong', 'the "Order" heading', 'The headings here: "Shop"'],
  'a wrong page': ['wrong', 'the page "/orders"', 'The page is not "/orders".'],
  'a wrong log': ['wrong', 'faulty', 'did not log "ready for orders"'],
  'a broken contract behind passing steps': [
    'contract broken',
    'GET /orders/{id} of shop',
    'body.id: expected',
  ],
  'a broken contract': ['contract broken', 'GET /orders/{id} of shop', 'body.id: expected a whole number'],
  'a slow service': ['timed out', 'GET /slow of shop', 'it timed out after 100 ms'],
  'a change that never comes': ['timed out', 'the response field "status"', 'Still so after 200 ms'],
  'a step that never ends': ['timed out', 'When I wait for ever', 'did not finish within 8 s.'],
  'a service that is not there': [
    'environment not ready',
    'GET /orders/{id} of away',
    'the connection was refused',
  ],
  'a connection that is reset': ['environment not ready', 'GET /reset of shop', 'the connection was reset'],
  'a page that cannot be reached': [
    'environment not ready',
    'When I open "http://127.0.0.1:9/"',
    'could not',
  ],
  'the tab crashes': ['environment not ready', 'Then I should see "Shop"', 'Target crashed'],
  'a component crashes': ['component crashed', 'Effect', 'at web/src/crashes.tsx:15:11'],
  'a component crashes behind passing steps': ['component crashed', 'Later', 'TypeError: the promise broke'],
  'a TypeError': ['test error', 'step-definitions/faults.steps.ts:12:60', "(reading 'push')"],
  'an assertion': ['wrong', 'Then the total should be 8', '7 !== 8'],
  'a missing variable': ['test error', 'features/faults.feature:147', 'NO_SUCH_VARIABLE is not set'],
  'a misspelt service': ['test error', 'features/faults.feature:150', 'Did you mean "shop"?'],
  'an undefined step': [
    'test error',
    'features/faults.feature:153',
    'No phrase matches "When I click the "Order now"".\nDid you mean: I click the "Order now" button\n          or: I click "Order now"',
  ],
  'an ambiguous step': [
    'test error',
    'features/faults.feature:156',
    'More than one phrase matches "When I do one of two things".\nI do one of two things (step-definitions/faults.steps.ts:14)',
  ],
  'a pending step': ['test error', 'features/faults.feature:159', 'Nothing is written yet for'],
  'a broken hook': ['test error', 'step-definitions/faults.steps.ts:4:68', "(reading 'orders')"],
  'a hook behind passing steps': [
    'test error',
    'step-definitions/faults.steps.ts:5:68',
    'The till is not empty.',
  ],
  'a service that does not come back': ['environment not ready', 'once', 'the lock file is there'],
};

describe('a run with planted faults', () => {
  let finished: FinishedProject;

  beforeAll(() => {
    expect(Object.keys(EXPECTED).length).toBeGreaterThan(20);
  });

  it(
    'names one cause for each, and the right one',
    async () => {
      finished = await runProject({ files: culpritsProject() });
      expectCulprits(finished, EXPECTED, ['healthy', 'the last that is healthy']);
      expectReport(finished);
    },
    LIMIT,
  );
});

function expectReport({ root, report }: FinishedProject): void {
  expect(report).toContain('<small class="brine-blame">service crashed: faulty</small>');
  const page = readFileSync(
    path.join(root, 'reports', 'output', 'html', 'features', `${pageName('features/faults.feature')}.html`),
    'utf8',
  );
  // In the head of each scenario, and above its steps.
  expect(page.match(/<div class="brine-cause">/g)).toHaveLength(2 * Object.keys(EXPECTED).length);
  expect(page).toContain('<strong>service crashed</strong> <span>faulty</span>');
  expect(page).not.toContain('application/vnd.brine.cause+json');
}

const FLAKY = `Feature: Order

  @flaky
  Scenario: flaky
    When I try
    And I send a GET request to "/health"

  Scenario: first crash
    When I send a GET request to "/crash"

  Scenario: second crash
    When I send a GET request to "/crash"

  Scenario: drawn
    Given a unique email saved as "email"
    When I send a GET request to "/health"
    Then the response status should be 201
`;

const TRY = `import { When } from '@cucumber/cucumber';

let tries = 0;
When('I try', () => {
  tries += 1;
  if (tries === 1) throw new TypeError('the first try fails');
});
`;

describe('the end of a run', () => {
  it(
    'groups what failed by its cause and says how to run it again, also with several workers',
    async () => {
      const finished = await runProject({
        files: {
          'brine.config.ts': settingsFile({
            services: { faulty: faultyService() },
            environments: { ci: {} },
          }),
          'features/our orders.feature': FLAKY,
          'step-definitions/try.steps.ts': TRY,
        },
        args: [
          '--retry',
          '1',
          '--retry-tag-filter',
          '@flaky',
          '--parallel',
          '2',
          '--env',
          'ci',
          '--seed',
          '7',
        ],
      });
      const from = finished.output.indexOf('\nWhy they failed:');
      expect(normalise(finished.output.slice(from), finished.root)).toBe(`
Why they failed:
  service crashed: faulty (2 scenarios)
      The service "faulty" died: exit code 101 (Rust panic).
      thread 'main' panicked at src/main.rs:64:9
      attempt to divide 7 by zero
    features/our orders.feature:8  first crash
    features/our orders.feature:11  second crash
  wrong: GET /health of faulty (1 scenario)
      The response status is 200, expected 201.
      at GET http://127.0.0.1:<port>/health
        "status": "ok"
    features/our orders.feature:14  drawn

Flaky, passed only when tried again:
  features/our orders.feature:4  flaky, test error: step-definitions/try.steps.ts:6:26

Run what failed again: npm start -- --env ci --seed 7 "features/our orders.feature:8:11:14"
Seed: 7. The same made-up values again: --seed 7
Report: file://<project>/reports/output/index.html
`);
      const file = path.join(finished.root, 'reports', 'output', 'summary.json');
      const { clusters } = JSON.parse(readFileSync(file, 'utf8')) as Summary;
      expect(clusters.map(({ rerun }) => rerun)).toContain(
        'npm start -- --env ci --seed 7 "features/our orders.feature:8:11"',
      );
    },
    LIMIT,
  );
});
