import { HOME } from '../tools/commands';
import { settingsFile } from '../tools/settings-file';

/** Keeps orders in memory, and says how many it has. */
const DESK = `import { createServer } from 'node:http';
let orders = 0;
const server = createServer((request, response) => {
  if (request.method === 'POST') orders += 1;
  const known = request.url === '/health' || request.url.startsWith('/orders');
  response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ orders, path: request.url }));
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => {
  console.log('listening on 127.0.0.1:' + server.address().port);
});
`;

/** A page that asks the service, and shows what it says. */
const PAGE = `import { createServer } from 'node:http';
const page = \`<!doctype html><html lang="en"><title>Desk</title><link rel="icon" href="data:,"><h1>Desk</h1>
<button onclick="fetch('/api/orders/7').then((answer) => answer.json()).then(({ path }) => (told.textContent = path))">Ask</button>
<p id="told" role="status"></p>\`;
const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(page));
server.listen(0, '127.0.0.1', () => console.log('Local: http://127.0.0.1:' + server.address().port + '/'));
`;

const STEPS = `import { Given } from '@cucumber/cucumber';

let tries = 0;
Given('it works the second time', () => {
  tries += 1;
  if (tries === 1) throw new Error('It does not work the first time.');
});
`;

const ASKING = `Feature: Asking
  Scenario Outline: order <id> is known
    When I send a GET request to "/orders/<id>"
    Then the response status should be 200
    And the response field "path" should be "/orders/<id>"

    Examples:
      | id |
      | 1  |
      | 2  |
      | 3  |
      | 4  |
      | 5  |
      | 6  |

  Scenario: what is not there
    When I send a GET request to "/nothing"
    Then the response status should be 200

  @flaky
  Scenario: what works the second time
    Given it works the second time
`;

const KEEPING = `Feature: Keeping
  Scenario Outline: a row of <buyer> is kept
    Given the database table "orders" contains:
      | id   | buyer   |
      | <id> | <buyer> |
    Then the database table "orders" should have 1 row

    Examples:
      | id | buyer |
      | 1  | ann   |
      | 2  | bob   |
      | 3  | carl  |

  Scenario: rows of others are not seen
    Then the database table "orders" should be empty
`;

const SHOWING = `Feature: Showing
  Scenario Outline: <who> sees the desk
    Given I open "/"
    When I click "Ask"
    Then I should see "/orders/7"

    Examples:
      | who  |
      | ann  |
      | bob  |
      | carl |
      | dora |

  Scenario: a page that is not as it should be
    Given I open "/"
    Then the page title should be "Table"
`;

/** Scenarios of a service, a database and a page; two fail, and one passes when it is tried again. */
export const FILES = {
  'desk.mjs': DESK,
  'page.mjs': PAGE,
  'migrations/1_orders.sql': 'CREATE TABLE orders (id INTEGER PRIMARY KEY, buyer VARCHAR(20) NOT NULL);\n',
  'step-definitions/own.steps.ts': STEPS,
  'features/asking.feature': ASKING,
  'features/keeping.feature': KEEPING,
  'features/showing.feature': SHOWING,
  'cucumber.js': `const { brineProfile } = require(${JSON.stringify(`${HOME}/runs/profile`)});
module.exports = {
  default: brineProfile({ require: ['step-definitions/**/*.ts'], retry: 1, retryTagFilter: '@flaky' }),
};
`,
  'brine.config.ts': settingsFile({
    project: 'Desk',
    services: {
      desk: { command: ['node', 'desk.mjs'], env: { PORT: '{{port}}' }, ready: { http: '/health' } },
    },
    databases: { desk: { postgres: true, migrate: 'migrations' } },
    web: { command: ['node', 'page.mjs'], proxy: { '/api': 'desk' } },
    api: { default: 'desk' },
    timeouts: { expect: 1_000 },
  }),
};
