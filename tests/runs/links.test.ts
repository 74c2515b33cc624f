import { describe, expect, it } from 'vitest';
import type { Settings } from '../../support/settings/settings';
import { expectGolden } from '../tools/golden';
import { attachments, results } from '../tools/results';
import { runProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';

/** Takes orders, tries a reservation twice, passes the trace on, and asks for no payment. */
const ORDERS = `import http from 'node:http';

const { INVENTORY_URL, LISTEN } = process.env;

async function reserve(body, traceparent, tries = 2) {
  try {
    const headers = { 'content-type': 'application/json', ...(traceparent && { traceparent }) };
    return await fetch(INVENTORY_URL + '/reservations', { method: 'POST', headers, body });
  } catch (error) {
    return tries > 1 ? await reserve(body, traceparent, tries - 1) : { status: 503 };
  }
}

const server = http.createServer(async (request, response) => {
  if (request.method !== 'POST') return response.end('ok');
  let body = '';
  for await (const part of request) body += part;
  const { status } = await reserve(body, request.headers.traceparent);
  response.writeHead(status).end();
});
const [host, port] = LISTEN.split(':');
server.listen(Number(port), host, () => {
  console.log('listening on http://' + host + ':' + server.address().port);
});
`;

const INVENTORY = `import http from 'node:http';

const server = http.createServer(async (request, response) => {
  const { sku } = JSON.parse((await request.toArray()).join(''));
  if (sku === 'hemlock') process.exit(3);
  response.writeHead(sku === 'tea' ? 201 : 409, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ sku, token: 'r3serve-t0ken' }));
});
const [host, port] = process.env.LISTEN.split(':');
server.listen(Number(port), host, () => {
  console.log('listening on http://' + host + ':' + server.address().port);
});
`;

const project = (feature: string, more: Pick<Settings, 'links' | 'diagram'> = {}) => ({
  'brine.config.ts': settingsFile({
    services: {
      inventory: { command: ['node', 'inventory.mjs'], env: { LISTEN: '{{listen}}' } },
      orders: {
        command: ['node', 'orders.mjs'],
        dependsOn: ['inventory'],
        env: { LISTEN: '{{listen}}', INVENTORY_URL: '{{inventory.url}}' },
      },
    },
    api: { default: 'orders' },
    timeouts: { expect: 300 },
    ...more,
  }),
  'orders.mjs': ORDERS,
  'inventory.mjs': INVENTORY,
  'features/links.feature': feature,
});

const order = (sku: string) => `When I send a POST request to "/orders" with body:
      """
      { "sku": "${sku}" }
      """`;

const GOOD = `Feature: Links

  Scenario: who called whom
    ${order('tea')}
    Then the response status should be 201
    And the service "orders" should have called "inventory"
    And the service "orders" should have called "inventory" 1 time
    And the service "orders" should have sent "inventory" a POST request to "/reservations"
    And within 1 second the service "orders" should have sent "inventory" a POST request to "/{anything}" with body:
      """
      sku: "#string"
      """

  Scenario: calls of others are not mine
    Then the service "orders" should not have called "inventory"

  Scenario: down, and tried again
    Given the connection from "orders" to "inventory" is down
    ${order('tea')}
    Then the response status should be 503
    And the service "orders" should have called "inventory" 2 times
    When the connection from "orders" to "inventory" is restored
    ${order('tea')}
    Then the response status should be 201
    Given the connection from "orders" to "inventory" is down

  Scenario: restored by itself
    ${order('tea')}
    Then the response status should be 201

  Scenario: slow by a little
    Given the connection from "orders" to "inventory" is slow by 300 ms
    ${order('tea')}
    Then the response status should be 201
    And the response time should be less than 2 seconds

  Scenario: slow
    Given the connection from "orders" to "inventory" is slow
    And the request timeout is 200 ms
    Then the service "orders" should not have called "inventory"
`;

const BAD = `Feature: Links

  Scenario: no call
    Then the service "orders" should have called "inventory"

  Scenario: no such call
    ${order('tea')}
    Then the service "orders" should have sent "inventory" a DELETE request to "/reservations/{id}"

  Scenario: too many calls
    Given the connection from "orders" to "inventory" is down
    ${order('tea')}
    Then the service "orders" should have called "inventory" 1 time

  Scenario: too few calls
    ${order('tea')}
    Then the service "orders" should have called "inventory" 2 times

  Scenario: a call that should not be
    ${order('coffee')}
    Then the service "orders" should not have called "inventory"

  Scenario: another body
    ${order('tea')}
    Then the service "orders" should have sent "inventory" a POST request to "/reservations" with body:
      """
      sku: coffee
      """

  Scenario: a body of a call that was not made
    Then the service "orders" should have sent "inventory" a POST request to "/reservations" with body:
      """
      sku: coffee
      """

  Scenario: a marker that is none
    ${order('tea')}
    Then the service "orders" should have sent "inventory" a POST request to "/reservations" with body:
      """
      sku: "#strng"
      """

  Scenario: no such connection
    Given the connection from "inventory" to "orders" is down

  Scenario: calls over no such connection
    Then the service "orders" should have called "payments"
`;

const OFF = `Feature: Links

  Scenario: switched off
    ${order('tea')}
    Then the response status should be 201
    And the service "orders" should have called "inventory"
`;

const CRASH = `Feature: Links

  Scenario: the callee dies
    ${order('hemlock')}
    Then the response status should be 201
`;

describe('a run with links between its services', () => {
  it('tells who called whom, lets connections fail, and restores them', async () => {
    const run = await runProject({ files: project(GOOD, { diagram: 'always' }) });
    expect(run.output).toContain('6 scenarios (6 passed)');
    expect(run.exitCode).toBe(0);
    expect(attachments(run.messages, 'down, and tried again')['sequence.svg']).toContain(
      '✗ the connection is down',
    );
    expect(attachments(run.messages, 'calls of others are not mine')).toEqual({});
  });

  it('tells of every failure what was called, and keeps it as evidence', async () => {
    const run = await runProject({ files: project(BAD) });
    expectGolden(run, 'links');
    expect(run.exitCode).toBe(1);
    expect(new Set(Object.values(results(run.messages)))).toEqual(new Set(['FAILED']));
    const { 'exchanges.txt': evidence = '', 'sequence.svg': drawing } = attachments(
      run.messages,
      'a call that should not be',
    );
    expect(drawing).toMatch(/>scenario<[\s\S]*>orders<[\s\S]*>inventory<[\s\S]*>409 Conflict · /);
    expect(evidence).toMatch(/^POST http[\s\S]*^orders → inventory\nPOST http[^\n]*\/reservations\n/m);
    expect(evidence).toMatch(/^HTTP 409 Conflict/m);
    expect(JSON.stringify(run.messages)).not.toContain('r3serve-t0ken');
  });

  it('draws where a service died', async () => {
    const run = await runProject({ files: project(CRASH) });
    expect(run.exitCode).toBe(1);
    const { 'sequence.svg': drawing } = attachments(run.messages, 'the callee dies');
    expect(drawing).toMatch(/✗ (?:socket hang up|read ECONNRESET) · [\s\S]*>died: exit code 3</);
  });

  it('leaves the addresses of services alone when the settings say so', async () => {
    const run = await runProject({ files: project(OFF, { links: false, diagram: 'off' }) });
    expectGolden(run, 'links-off');
    expect(attachments(run.messages, 'switched off')).not.toHaveProperty('sequence.svg');
    expect(run.exitCode).toBe(1);
  });
});
