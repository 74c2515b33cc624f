import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectGolden } from '../tools/golden';
import { attachments, results } from '../tools/results';
import { runProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';

/** Takes orders, and tells of each at the address that the order names: twice, and again as long as it is refused. */
const SERVICE = `import http from 'node:http';

async function tell(url, body, tries = 3) {
  const headers = { 'content-type': 'application/json', authorization: 'Bearer h00k-t0ken' };
  const { status } = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (status >= 500 && tries > 1) await tell(url, body, tries - 1);
}

const server = http.createServer(async (request, response) => {
  if (request.method !== 'POST') return response.end('ok');
  let text = '';
  for await (const part of request) text += part;
  const { id, callback } = JSON.parse(text);
  response.writeHead(202).end();
  await tell(callback, { id, status: 'open' });
  await tell(callback, { id, status: 'paid', cents: 250 });
});
const [host, port] = process.env.LISTEN.split(':');
server.listen(Number(port), host, () => {
  console.log('listening on http://' + host + ':' + server.address().port);
});
`;

const project = (feature: string) => ({
  'brine.config.ts': settingsFile({
    services: { orders: { command: ['node', 'orders.mjs'], env: { LISTEN: '{{listen}}' } } },
    api: { default: 'orders' },
    timeouts: { expect: 300 },
  }),
  'orders.mjs': SERVICE,
  'features/webhooks.feature': feature,
});

const ORDER = `When I send a POST request to "/orders" with body:
      """
      { "id": 7, "callback": "{{hook url}}" }
      """`;
const ORDERED = `Given I wait for webhooks at "hook url"
    ${ORDER}
    Then within 5 seconds I should receive 2 webhooks`;

const GOOD = `Feature: Webhooks

  Scenario: A service calls back
    ${ORDERED}
    And I should receive a webhook with:
      """
      { "id": 7, "status": "open" }
      """
    And I should receive a webhook containing:
      """
      id: "#number"
      status: paid
      """
    And for 100 ms I should not receive a webhook containing:
      """
      status: cancelled
      """

  Scenario: What was filled in is no marker
    Given the variable "id" is "#7 of many"
    And I wait for webhooks at "hook url"
    When I send a POST request to "/orders" with body:
      """
      { "id": "{{id}}", "callback": "{{hook url}}" }
      """
    Then within 5 seconds I should receive a webhook containing:
      """
      { "id": "{{id}}", "status": "paid" }
      """

  Scenario: A webhook that is refused comes again
    Given I wait for webhooks at "hook url"
    And the webhook answers with status 503
    ${ORDER}
    Then within 5 seconds I should receive 6 webhooks
`;

const BAD = `Feature: Webhooks

  Scenario: a webhook that is more than expected
    ${ORDERED}
    And I should receive a webhook with:
      """
      { "id": 7, "status": "paid" }
      """

  Scenario: a webhook that does not come
    ${ORDERED}
    And within 200 ms I should receive a webhook containing:
      """
      status: cancelled
      """

  Scenario: too many webhooks
    ${ORDERED}
    And I should receive 1 webhook

  Scenario: a webhook that should not come
    ${ORDERED}
    And for 1 second I should not receive a webhook containing:
      """
      status: paid
      """

  Scenario: nobody calls
    Given I wait for webhooks at "hook url"
    Then I should receive 1 webhook

  Scenario: nobody waits
    Then I should receive a webhook containing:
      """
      status: paid
      """

  Scenario: an answer before there is an address
    Given the webhook answers with status 200

  Scenario: a status that is none
    Given I wait for webhooks at "hook url"
    And the webhook answers with status 99

  Scenario: a marker that is none
    Given I wait for webhooks at "hook url"
    Then I should receive a webhook with:
      """
      { "id": "#numbr" }
      """

  Scenario: a broken document
    Given I wait for webhooks at "hook url"
    Then I should not receive a webhook containing:
      """
      { "id": 7
      """
`;

describe('a run with webhooks', () => {
  it('receives what a service calls back with, and forgets the files of the run before', async () => {
    const run = await runProject({
      files: { ...project(GOOD), 'reports/output/files/orders/old.json': '{}' },
    });
    expect(run.output).toContain('3 scenarios (3 passed)');
    expect(run.exitCode).toBe(0);
    expect(existsSync(path.join(run.root, 'reports/output/files/orders/old.json'))).toBe(false);
  });

  it('tells of every failure what was received, and keeps it as evidence', async () => {
    const run = await runProject({ files: project(BAD) });
    expectGolden(run, 'webhooks');
    expect(run.exitCode).toBe(1);
    expect(new Set(Object.values(results(run.messages)))).toEqual(new Set(['FAILED']));
    const { 'webhooks.txt': evidence = '' } = attachments(run.messages, 'too many webhooks');
    expect(evidence.match(/^received at "hook url":\nPOST http:/gm)).toHaveLength(2);
    expect(evidence).toContain('"status": "paid"');
    expect(JSON.stringify(run.messages)).not.toContain('h00k-t0ken');
  });
});
