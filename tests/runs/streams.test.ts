import { describe, expect, it } from 'vitest';
import { expectGolden } from '../tools/golden';
import { attachments, results } from '../tools/results';
import { runProject } from '../tools/run-project';
import { settingsFile } from '../tools/settings-file';

/** Echoes over a websocket, tells two events and goes quiet, and has a job that fails in the end. */
const SERVICE = `import http from 'node:http';
import { WebSocketServer } from 'ws';

const [host, port] = process.env.LISTEN.split(':');
let asked = 0;
const server = http.createServer((request, response) => {
  if (request.url === '/job') {
    asked += 1;
    response.writeHead(asked <= 3 ? 202 : 409).end();
  } else if (request.url === '/events') {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('event: status\\ndata: {"id":7,"status":"open"}\\n\\n');
    response.write('event: price\\ndata: {"cents":250}\\n\\n');
  } else if (request.url === '/secret') {
    response.writeHead(401, { 'content-type': 'text/plain' }).end('Who are you?');
  } else {
    response.end('ok');
  }
});
new WebSocketServer({ server, path: '/live' }).on('connection', (socket) => {
  socket.send('welcome');
  socket.on('message', (data) => {
    if (String(data) === 'bye') socket.close(4001, 'as you wish');
    else socket.send('{"echo":' + data + '}');
  });
});
server.listen(Number(port), host, () => {
  console.log('listening on http://' + host + ':' + server.address().port);
});
`;

const project = (feature: string) => ({
  'brine.config.ts': settingsFile({
    services: { chat: { command: ['node', 'chat.mjs'], env: { LISTEN: '{{listen}}' } } },
    api: { default: 'chat' },
    timeouts: { expect: 300 },
  }),
  'chat.mjs': SERVICE,
  'features/chat.feature': feature,
});

const GOOD = `Feature: Chat

  Scenario: A message is echoed
    When I connect to the websocket "/live"
    And I send the message:
      """
      { "say": "hi", "number": 7 }
      """
    Then I should receive a message containing:
      """
      echo: { say: "#string" }
      """
    And I should receive 2 messages
    And for 200 ms I should not receive a message containing:
      """
      goodbye
      """
    When I save the received field "echo.number" as "number"
    And I send the message:
      """
      { "twice": "{{number}}" }
      """
    Then within 2 seconds I should receive a message containing:
      """
      { "echo": { "twice": 7 } }
      """

  Scenario: What was filled in is no marker
    Given the variable "fan" is "#1 fan"
    When I connect to the websocket "/live"
    And I send the message:
      """
      { "name": "{{fan}}" }
      """
    Then within 2 seconds I should receive a message containing:
      """
      { "echo": { "name": "{{fan}}" } }
      """
    When I send the message:
      """
      {{fan}}
      """
    Then within 2 seconds I should receive a message containing:
      """
      {{fan}}
      """

  Scenario: Events come with their type
    When I listen to the events of "/events"
    Then I should receive the event "price" containing:
      """
      cents: 250
      """
`;

const BAD = `Feature: Chat

  Scenario: a message that does not come
    When I listen to the events of "/events"
    Then within 2 seconds I should receive 2 messages
    And I should receive a message containing:
      """
      { "id": 7, "status": "paid" }
      """

  Scenario: an event of another type
    When I listen to the events of "/events"
    Then within 2 seconds I should receive 2 messages
    And I should receive the event "status" containing:
      """
      cents: 250
      """

  Scenario: too many messages
    When I listen to the events of "/events"
    Then within 2 seconds I should receive 2 messages
    And I should receive 1 message

  Scenario: a message that should not come
    When I connect to the websocket "/live"
    Then within 2 seconds I should receive 1 message
    And for 1 second I should not receive a message containing:
      """
      welcome
      """

  Scenario: a field that the message has not
    When I listen to the events of "/events"
    Then within 2 seconds I should receive 2 messages
    When I save the received field "euros" as "price"

  Scenario: a message after the goodbye
    When I connect to the websocket "/live"
    Then within 2 seconds I should receive a message containing:
      """
      welcome
      """
    When I send the message:
      """
      bye
      """
    And I wait until it is closed
    And I send the message:
      """
      hello
      """

  Scenario: no stream
    Then I should receive 1 message

  Scenario: nobody is signed in
    When I listen to the events of "/secret"

  Scenario: no websocket
    When I connect to the websocket "/job"

  Scenario: a job that fails
    When I send a GET request to "/job"
    Then within 2 seconds the response status should be 200
`;

const STEPS = `import { When } from '@cucumber/cucumber';

When('I wait until it is closed', async function () {
  await this.patience.within(2_000, () => {
    if (!this.streams.current.end) throw new Error('still open');
  });
});
`;

describe('a run with streams', () => {
  it('sends and receives over real connections', async () => {
    const run = await runProject({ files: project(GOOD) });
    expect(run.output).toContain('3 scenarios (3 passed)');
    expect(run.exitCode).toBe(0);
  });

  it('tells of every failure what was received, and what a check saw while it waited', async () => {
    const run = await runProject({ files: { ...project(BAD), 'step-definitions/wait.steps.ts': STEPS } });
    expectGolden(run, 'streams');
    expect(run.exitCode).toBe(1);
    expect(new Set(Object.values(results(run.messages)))).toEqual(new Set(['FAILED']));
    const { 'streams.txt': evidence = '' } = attachments(run.messages, 'a message after the goodbye');
    expect(
      evidence.replaceAll(/\+[\d.]+ m?s +/g, '+ ').replaceAll(/:\d+/g, ':<port>'),
    ).toBe(`websocket ws://127.0.0.1:<port>/live
+ ← welcome
+ → bye
+ the other side closed it (code 4001, "as you wish")`);
  });
});
