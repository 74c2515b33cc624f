import { faultyService, settingsFile } from '../tools/settings-file';
import { FRONT_END } from './components-project';

/** A service that is healthy, and wrong in every way that a path asks for. */
const SHOP = `import { createServer } from 'node:http';

const PAGE = \`<!doctype html>
<html lang="en"><title>Shop</title><h1>Shop</h1><button>Pay</button><p role="status"></p>
<script>
  document.querySelector('button').addEventListener('click', async () => {
    const answer = await fetch('/api/payments', { method: 'POST' }).catch(() => ({ ok: false }));
    document.querySelector('[role=status]').textContent = answer.ok ? 'Paid' : 'Sorry';
  });
</script></html>\`;

const server = createServer((request, response) => {
  const json = (status, body) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const { pathname } = new URL(request.url, 'http://shop');
  if (pathname === '/' || pathname === '/page') return response.setHeader('content-type', 'text/html').end(PAGE);
  if (pathname === '/api/payments') return json(500, { title: 'The till is broken' });
  if (pathname === '/boom') return json(500, { title: 'No database', detail: 'connection pool is empty' });
  if (pathname === '/busy') return json(503, { title: 'Busy' });
  if (pathname === '/slow') return setTimeout(() => json(200, {}), 60_000).unref();
  if (pathname === '/reset') return request.socket.destroy();
  if (pathname === '/orders/17') return json(200, { id: 17, status: 'pending' });
  if (pathname === '/orders/18') return json(200, { id: 'eighteen', status: 'paid' });
  return json(404, { title: 'Not found' });
});
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () =>
  console.log(\`listening on http://127.0.0.1:\${server.address().port}\`));
`;

/** Runs once and never again, as a service does whose lock file nobody takes away. */
const ONCE = `import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';

if (existsSync('lock')) {
  console.error('the lock file is there');
  process.exit(4);
}
writeFileSync('lock', '');
const server = createServer((_, response) => response.end());
server.listen(0, '127.0.0.1', () => console.log(\`listening on http://127.0.0.1:\${server.address().port}\`));
`;

const OPENAPI = `openapi: 3.0.3
info: { title: Shop, version: '1' }
paths:
  /orders/{id}:
    get:
      operationId: getOrder
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        '200':
          description: An order
          content:
            application/json:
              schema: { type: object, required: [id], properties: { id: { type: integer } } }
`;

const STEPS = `import { strict as assert } from 'node:assert';
import { After, Before, Given, Then, When } from '@cucumber/cucumber';

Before({ name: 'a broken hook', tags: '@hook' }, () => { undefined.orders; });
After({ name: 'the till is empty', tags: '@after' }, () => { throw new Error('The till is not empty.'); });
When('somebody kills the service {string}', async function (name) {
  const { process: { pid, exited } } = this.services.instance(name);
  process.kill(pid, 'SIGKILL');
  await exited;
});
When('I wait for ever', async () => await new Promise(() => {}));
When('I misspell', () => { const basket = {}; basket.lines.push('tea'); });
Then('the total should be {int}', (total) => assert.equal(7, total));
When('I do one of two things', () => {});
When('I do one of (one or )two things', () => {});
When('nobody wrote this', () => 'pending');
When('the tab crashes', async function () {
  const page = await this.browser.page();
  const crash = page.waitForEvent('crash');
  void (await page.context().newCDPSession(page)).send('Page.crash').catch(() => {});
  await crash;
});
`;

/** The name of each scenario is the fault that is planted. */
const FEATURE = `Feature: Faults

  Scenario: a panic ends the service
    When I send a GET request to "/crash"

  Scenario: the service exits
    When I send a GET request to "/exit"

  Scenario: the service aborts
    When I send a GET request to "/abort"

  Scenario: somebody kills the service
    When somebody kills the service "faulty"

  Scenario: a handler panics
    When I send a GET request to "/panic"
    Then the response status should be 200

  Scenario: a panic nobody noticed
    When I send a GET request to "/panic"
    Then no service should have panicked

  Scenario: an answer of 500
    Given I use the "shop" API
    When I send a GET request to "/boom"
    Then the response status should be 200

  Scenario: a field of an answer of 500
    Given I use the "shop" API
    When I send a GET request to "/boom"
    Then the response field "status" should be "paid"

  Scenario: an answer of 500 behind the page
    When I open "page"
    And I click "Pay"
    Then I should see "Paid"

  Scenario: an answer of 500 that the scenario made up
    Given the page's POST requests to "/api/payments" are answered with status 500
    When I open "page"
    And I click "Pay"
    Then I should see "Paid"

  Scenario: the network fails under the page
    Given the page's POST requests to "/api/payments" fail
    When I open "page"
    And I click "Pay"
    Then I should see "Paid"

  Scenario: an answer of 503 that was asked for
    Given I use the "shop" API
    When I send a GET request to "/busy"
    Then the response status should be 503
    When I send a GET request to "/orders/17"
    Then the response field "status" should be "paid"

  Scenario: a wrong status
    Given I use the "shop" API
    When I send a GET request to "/nowhere"
    Then the response status should be 200

  Scenario: a wrong value
    Given I use the "shop" API
    When I send a GET request to "/orders/17"
    Then the response field "status" should be "paid"

  Scenario: a missing field
    Given I use the "shop" API
    When I send a GET request to "/orders/17"
    Then the response field "total" should be 7

  Scenario: a wrong response time
    Given I use the "shop" API
    When I send a GET request to "/orders/17"
    Then the response time should be less than 0 ms

  Scenario: a missing element
    When I open "page"
    And I click the "Save" button

  Scenario: a wrong element
    When I open "page"
    Then I should see the "Order" heading

  Scenario: a wrong page
    When I open "page"
    Then I should be on "/orders"

  Scenario: a wrong log
    Then the service "faulty" should log "ready for orders"

  @contract:fail
  Scenario: a broken contract behind passing steps
    Given I use the "shop" API
    When I send a GET request to "/orders/18"
    Then the response status should be 200

  Scenario: a broken contract
    Given I use the "shop" API
    When I send a GET request to "/orders/18"
    Then the response should match the API specification

  Scenario: a slow service
    Given I use the "shop" API
    And the request timeout is 100 ms
    When I send a GET request to "/slow"

  Scenario: a change that never comes
    Given I use the "shop" API
    When I send a GET request to "/orders/17"
    Then within 200 ms the response field "status" should be "paid"

  Scenario: a step that never ends
    When I wait for ever

  Scenario: a service that is not there
    Given I use the "away" API
    When I send a GET request to "/orders/17"

  Scenario: a connection that is reset
    Given I use the "shop" API
    When I send a GET request to "/reset"

  Scenario: a page that cannot be reached
    When I open "http://127.0.0.1:9/"

  Scenario: the tab crashes
    When I open "page"
    And the tab crashes
    Then I should see "Shop"

  Scenario: a component crashes
    Given the "Effect" component

  Scenario: a component crashes behind passing steps
    Given the "Later" component
    When I click "Break a promise"
    Then I should see "Break"

  Scenario: a TypeError
    When I misspell

  Scenario: an assertion
    Then the total should be 8

  Scenario: a missing variable
    When I send a GET request to "/{{env.NO_SUCH_VARIABLE}}"

  Scenario: a misspelt service
    When I stop the service "shpo"

  Scenario: an undefined step
    When I click the "Order now"

  Scenario: an ambiguous step
    When I do one of two things

  Scenario: a pending step
    When nobody wrote this

  @hook
  Scenario: a broken hook
    When I send a GET request to "/health"

  @after
  Scenario: a hook behind passing steps
    When I send a GET request to "/health"

  Scenario: healthy
    When I send a GET request to "/health"
    Then the response status should be 200

  Scenario: the last that is healthy
    When I kill the service "once"

  Scenario: a service that does not come back
    When I send a GET request to "/health"
`;

export function culpritsProject(): Record<string, string> {
  const settings = settingsFile({
    services: {
      faulty: faultyService(),
      shop: { command: ['node', 'shop.mjs'], openapi: 'openapi.yaml' },
      away: { url: 'http://127.0.0.1:9' },
      once: { command: ['node', 'once.mjs'] },
    },
    api: { default: 'faulty' },
    web: { command: ['node', 'shop.mjs'] },
    pages: { page: '/page' },
    components: { root: 'web' },
    timeouts: { expect: 300, step: 8_000, ready: 15_000 },
  });
  return {
    ...FRONT_END,
    'brine.config.ts': settings,
    'openapi.yaml': OPENAPI,
    'shop.mjs': SHOP,
    'once.mjs': ONCE,
    'step-definitions/faults.steps.ts': STEPS,
    'features/faults.feature': FEATURE,
  };
}
