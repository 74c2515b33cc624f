import { describe, expect, it } from 'vitest';
import type { Settings } from '../../support/settings/settings';
import { json, startServer, type TestServer } from '../support/http/server';
import { expectGolden } from '../tools/golden';
import { attachments, results } from '../tools/results';
import { type FinishedProject, runProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';

const DOCUMENT = `openapi: 3.1.0
info: { title: Orders, version: "1" }
paths:
  /orders/{id}:
    get:
      operationId: getOrder
      responses:
        "200":
          description: ok
          content:
            application/json:
              schema:
                type: object
                required: [id, status]
                properties: { id: { type: integer }, status: { enum: [open, paid] } }
`;

/** Order 1 is as documented, order 2 is not, others are not there. */
async function startOrders(): Promise<TestServer> {
  return await startServer(({ url }, response) => {
    if (url === '/orders/1') return json(response, 200, { id: 1, status: 'open' });
    if (url === '/orders/2') return json(response, 200, { id: '2', status: 'lost' });
    return json(response, 404, { title: 'no such order' });
  });
}

/** A page that asks for order 2 through the gateway. */
const WEB = `const { createServer } = require('node:http');
const page = \`<!doctype html><h1>Order</h1><p></p><script>
fetch('/api/orders/orders/2').then((answer) => answer.json()).then(({ status }) => {
  document.querySelector('p').textContent = status;
});
</script>\`;
createServer((request, response) => response.setHeader('content-type', 'text/html').end(page)).listen(0, '127.0.0.1', function () {
  console.log(\`listening on 127.0.0.1:\${this.address().port}\`);
});
`;

const API = `Feature: Orders
  Scenario: as documented
    When I send a GET request to "/orders/1"
    Then the response status should be 200

  Scenario: another body
    When I send a GET request to "/orders/2"
    And I send a GET request to "/orders/1"
    Then the response status should be 200

  Scenario: another status and another operation
    When I send a GET request to "/orders/3"
    And I send a DELETE request to "/orders/1"
    Then the response status should be 404

  @contract:off
  Scenario: on purpose
    When I send a GET request to "/nowhere"
    Then the response status should be 404

  Scenario: failed before
    Given the request header "Authorization" is "Bearer s3cret-Token-of-4nn"
    When I send a GET request to "/orders/3"
    Then the response status should be 200
`;

async function run(
  orders: TestServer,
  contract: NonNullable<Settings['contract']>,
  feature: string,
  settings: Settings = {},
): Promise<FinishedProject> {
  const services = { orders: { url: orders.url, openapi: 'openapi.yaml' } };
  return await runProject({
    files: {
      'brine.config.ts': settingsFile({ services, contract, ...settings }),
      'openapi.yaml': DOCUMENT,
      'web.js': WEB,
      'features/orders.feature': feature,
    },
  });
}

describe('a run that holds every exchange to its contract', () => {
  it('fails the scenarios that break it, and tells each exchange', async () => {
    await using orders = await startOrders();
    const finished = await run(orders, 'fail', API);
    expectGolden(finished, 'contract-fail');
    expect(finished.exitCode).toBe(1);
    expect(results(finished.messages)).toEqual({
      'as documented': 'PASSED',
      'another body': 'FAILED',
      'another status and another operation': 'FAILED',
      'on purpose': 'PASSED',
      'failed before': 'FAILED',
    });
    expect(attachments(finished.messages, 'another body')['exchanges.txt']).toContain('/orders/2');
    const { 'contract.txt': contract, 'redacted.txt': redacted } = attachments(
      finished.messages,
      'failed before',
    );
    expect(contract).toMatch(/^1 exchange of this scenario breaks the API specification\./);
    expect(redacted).toBe('2 values (2 authorization)');
  });

  it('only warns when the settings say so: attached, and counted at the end', async () => {
    await using orders = await startOrders();
    const finished = await run(orders, 'warn', API);
    expectGolden(finished, 'contract-warn');
    expect(results(finished.messages)).toMatchObject({ 'another body': 'PASSED', 'failed before': 'FAILED' });
    expect(attachments(finished.messages, 'another body')['contract.txt']).toContain(
      '(orders, getOrder)\n    body.id: expected a whole number, actual "2"',
    );
    expect(attachments(finished.messages, 'as documented')).toEqual({});
  });

  it('looks at none when the settings say nothing', async () => {
    await using orders = await startOrders();
    const finished = await run(orders, 'off', API);
    expect(results(finished.messages)).toMatchObject({ 'another body': 'PASSED', 'failed before': 'FAILED' });
    expect(finished.output).not.toContain('Contract:');
  });

  it('may be asked for by the tag of one scenario', async () => {
    await using orders = await startOrders();
    const finished = await run(orders, 'off', API.replace('@contract:off', '@contract:fail'));
    expect(results(finished.messages)).toMatchObject({ 'another body': 'PASSED', 'on purpose': 'FAILED' });
  });

  it('sees what the page asks for behind the gateway', async () => {
    await using orders = await startOrders();
    const feature = `Feature: Orders
  Scenario: on a page
    When I open "/"
    Then I should see "lost"

  Scenario: on a page that the scenario itself answers
    Given the page's GET requests to "/api/orders/orders/{id}" are answered with:
      """
      { "id": "2", "status": "made up" }
      """
    When I open "/"
    Then I should see "made up"
`;
    const web = { command: ['node', 'web.js'], proxy: { '/api/orders': 'orders' } };
    const finished = await run(orders, 'fail', feature, { web });
    expectGolden(finished, 'contract-of-a-page');
    expect(finished.exitCode).toBe(1);
  });

  it('says when a document cannot be read', async () => {
    await using orders = await startOrders();
    const services = { orders: { url: orders.url, openapi: 'missing.yaml' } };
    const finished = await run(orders, 'fail', API.slice(0, API.indexOf('\n\n')), { services });
    expectGolden(finished, 'contract-without-document');
    expect(finished.exitCode).toBe(1);
  });

  it('has other rules in another environment', async () => {
    await using orders = await startOrders();
    const finished = await runProject({
      files: {
        'brine.config.ts': settingsFile({
          services: { orders: { url: orders.url, openapi: 'openapi.yaml' } },
          contract: 'fail',
          environments: { legacy: { contract: 'off' } },
        }),
        'openapi.yaml': DOCUMENT,
        'features/orders.feature': API,
      },
      args: ['--env', 'legacy', '--name', 'another body'],
    });
    expect(results(finished.messages)).toEqual({ 'another body': 'PASSED' });
  });
});
