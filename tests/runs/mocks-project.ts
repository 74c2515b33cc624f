import type { Settings } from '../../support/settings/settings';
import { settingsFile } from '../tools/settings-file';

/** Charges by asking a provider, tries once more where it got no answer, and passes on what it was told. */
const SHOP = `import http from 'node:http';

const { PAYMENTS_URL, LISTEN } = process.env;

async function ask(method, path, body, traceparent, tries = 1) {
  try {
    const headers = { 'content-type': 'application/json', 'x-tries': String(tries), ...(traceparent && { traceparent }) };
    const answer = await fetch(PAYMENTS_URL + path, {
      method, headers, body: body || undefined, signal: AbortSignal.timeout(1_000),
    });
    return { status: answer.status, body: await answer.json() };
  } catch (error) {
    return { status: 503, body: { title: error.cause?.code ?? error.name } };
  }
}

const server = http.createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  const { method, url, headers: { traceparent } } = request;
  if (url === '/crash') process.exit(4);
  if (url === '/broken') return response.writeHead(500).end();
  const answer = await ask(method, url, body, traceparent);
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
});
const [host, port] = LISTEN.split(':');
server.listen(Number(port), host, () => console.log('listening on http://' + host + ':' + server.address().port));
`;

/** The real provider: says its name in every answer. */
const PROVIDER = `import http from 'node:http';

let count = 0;
const server = http.createServer((request, response) => {
  count += 1;
  const secret = { id: 'ch_real_' + count, status: 'approved', token: 't0p-s3cret' };
  response.writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json', 'x-real': 'yes' });
  response.end(JSON.stringify(secret));
});
const [host, port] = process.env.LISTEN.split(':');
server.listen(Number(port), host, () => console.log('listening on http://' + host + ':' + server.address().port));
`;

const OPENAPI = `openapi: 3.1.0
info: { title: Payments, version: '1' }
paths:
  /charges:
    post:
      operationId: charge
      responses:
        '201':
          description: Charged
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Charge' }
              examples:
                approved: { value: { id: ch_1, status: approved } }
        '402':
          description: Declined
          content:
            application/json:
              schema:
                type: object
                required: [code]
                properties: { code: { enum: [card_declined, expired_card] }, message: { type: string, minLength: 8 } }
        '503': { description: Busy }
  /charges/{id}:
    get:
      operationId: getCharge
      responses:
        '200':
          description: The charge
          content: { application/json: { schema: { $ref: '#/components/schemas/Charge' } } }
components:
  schemas:
    Charge:
      type: object
      required: [id, status]
      additionalProperties: false
      properties:
        id: { type: string, pattern: '^ch_[a-z0-9_]{1,20}$' }
        status: { enum: [approved, pending] }
        amount: { type: integer, minimum: 1 }
        token: { type: string }
`;

const CARDS = `- request: POST /charges
  having: { card: "4000" }
  reply: { status: 402, body: { code: expired_card } }
`;

const DECLINED = `status: 402
body:
  code: no_money
`;

export function mocksProject(
  features: Record<string, string>,
  payments: NonNullable<Settings['services']>[string],
  more: Pick<Settings, 'links' | 'diagram'> = {},
): Record<string, string> {
  return {
    'brine.config.ts': settingsFile({
      services: {
        payments,
        shop: {
          command: ['node', 'shop.mjs'],
          dependsOn: ['payments'],
          env: { LISTEN: '{{listen}}', PAYMENTS_URL: '{{payments.url}}' },
        },
      },
      api: { default: 'shop' },
      timeouts: { expect: 200 },
      ...more,
    }),
    'shop.mjs': SHOP,
    'provider.mjs': PROVIDER,
    'payments.yaml': OPENAPI,
    'cards.yaml': CARDS,
    'replies/declined.yaml': DECLINED,
    ...features,
  };
}

/** A step that makes the shop charge. */
const charge = (
  body = '{ "orderId": 17, "amount": 40 }',
) => `When I send a POST request to "/charges" with body:
      """
      ${body}
      """`;

/** The name of each scenario is the fault that is planted. */
export const FAULTS = `Feature: Faults around a mock

  Scenario: a call that nobody expected
    When I send a DELETE request to "/charges/ch_1"
    Then the response status should be 204

  Scenario: a reply that nobody told
    When I send a POST request to "/refunds"
    Then the response field "status" should be "approved"

  Scenario: a reply against the contract
    Given the mock "payments" replies to POST "/charges" with status 409

  Scenario: a reply against the contract when it is made
    Given the mock "payments" replies to POST "/charges" with:
      """yaml
      body: { id: "{{request.body.orderId}}", status: approved }
      """
    ${charge()}
    Then the response status should be 402

  Scenario: a reply made of nothing
    Given the mock "payments" replies to POST "/charges" with:
      """yaml
      body: { id: "{{request.body.nothing}}", status: approved }
      """
    ${charge()}

  Scenario: a wrong body
    ${charge()}
    Then the mock "payments" should have received a POST request to "/charges" with body:
      """
      { "orderId": 17, "amount": 41 }
      """

  Scenario: wrong headers
    ${charge()}
    Then the mock "payments" should have received a POST request to "/charges" with headers:
      | idempotency-key | 17 |

  Scenario: a call that never came
    When I send a GET request to "/charges/ch_1"
    Then the mock "payments" should have received a POST request to "/charges"

  Scenario: a call too many
    ${charge()}
    ${charge()}
    Then the mock "payments" should have received 1 POST request to "/charges"

  Scenario: a call that never came because the service broke
    When I send a POST request to "/broken"
    Then the mock "payments" should have received a POST request to "/charges"

  Scenario: a call that never came because the service died
    When I send a POST request to "/crash"
    Then the mock "payments" should have received a POST request to "/charges"

  Scenario: the provider resets the connection
    Given the mock "payments" fails with a connection reset
    ${charge()}
    Then the response status should be 201

  Scenario: the provider hangs up
    Given the mock "payments" fails with an empty response
    ${charge()}
    Then the response status should be 201

  Scenario: the provider talks nonsense
    Given the mock "payments" fails with a malformed response
    ${charge()}
    Then the response status should be 201

  Scenario: the provider does not answer
    Given the mock "payments" fails with a timeout
    ${charge()}
    Then the response status should be 201

  Scenario: a refusal that the service passes on
    Given the mock "payments" replies to POST "/charges" with status 402
    ${charge()}
    Then the response status should be 201

  Scenario: a misspelt mock
    Given the mock "paymnets" works normally

  Scenario: a misspelt reply
    Given the mock "payments" replies to POST "/charges" with:
      """
      { "staus": 402 }
      """

  Scenario: healthy
    ${charge()}
    Then the response status should be 201
`;

export const GOOD = `Feature: Mocks

  Scenario: examples of the document
    ${charge()}
    Then the response status should be 201
    And the response field "id" should be "ch_1"
    When I send a GET request to "/charges/ch_9"
    Then the response status should be 200
    And the response field "id" should match the pattern "^ch_"
    And the response field "amount" should be 1
    And the mock "payments" should have received 1 POST request to "/charges"
    And the mock "payments" should have received a GET request to "/charges/{id}"
    And the mock "payments" should not have received a DELETE request to "/charges/{id}"

  Scenario: calls of others are not mine
    Then the mock "payments" should not have been called

  Scenario: a status, and its body from the document
    Given the service "payments" is mocked
    And the mock "payments" replies to POST "/charges" with status 402
    ${charge()}
    Then the response status should be 402
    And the response field "code" should be "card_declined"

  Scenario: what a card always gets
    ${charge('{ "card": "4000" }')}
    Then the response field "code" should be "expired_card"
    Given the mock "payments" replies to POST "/charges" with status 201
    ${charge('{ "card": "4000" }')}
    Then the response status should be 201

  Scenario: made of the request
    Given the mock "payments" replies to POST "/charges" with:
      """yaml
      status: 201
      body:
        id: ch_{{request.body.orderId}}
        status: pending
        amount: {{request.body.amount}}
      """
    And the mock "payments" replies to GET "/charges/{id}" with:
      """
      { "body": { "id": "{{request.path.id}}", "status": "{{request.query.as}}" } }
      """
    ${charge()}
    Then the response field "id" should be "ch_17"
    And the response field "amount" should be 40
    When I send a GET request to "/charges/ch_5?as=pending"
    Then the response field "id" should be "ch_5"
    And the response field "status" should be "pending"

  Scenario: one after the other
    Given the mock "payments" replies to POST "/charges" with:
      """yaml
      - fault: a connection reset
      - { status: 402, body: { code: expired_card } }
      - normally
      """
    ${charge()}
    Then the response status should be 503
    ${charge()}
    Then the response status should be 402
    ${charge()}
    Then the response status should be 201
    ${charge()}
    Then the response status should be 201
    And the mock "payments" should have received 4 POST requests to "/charges"

  Scenario: states
    Given the mock "payments" replies to GET "/charges/{id}" with:
      """yaml
      - body: { id: ch_1, status: pending }
      - while: charged
        body: { id: ch_1, status: approved }
      """
    And the mock "payments" replies to POST "/charges" with:
      """yaml
      becomes: charged
      """
    When I send a GET request to "/charges/ch_1"
    Then the response field "status" should be "pending"
    When I send a GET request to "/charges/ch_1"
    Then the response field "status" should be "pending"
    ${charge()}
    Then the response status should be 201
    When I send a GET request to "/charges/ch_1"
    Then the response field "status" should be "approved"

  Scenario Outline: <fault>
    Given the mock "payments" fails with <fault>
    ${charge()}
    Then the response status should be <status>
    And the response field "title" should match the pattern "^(<title>)$"
    When the mock "payments" works normally
    ${charge()}
    Then the response status should be 201
    And the mock "payments" should have received 2 POST requests to "/charges"

    Examples:
      | fault                | status | title          |
      | a connection reset   | 503    | ECONNRESET     |
      | an empty response    | 503    | UND_ERR_SOCKET |
      | a timeout            | 503    | TimeoutError   |
      | a malformed response | 503    | SyntaxError    |

  Scenario: slow, and given up
    Given the mock "payments" takes 5 seconds to reply
    ${charge()}
    Then the response field "title" should be "TimeoutError"

  Scenario: slow, and in time
    Given the mock "payments" takes 60 ms to reply
    ${charge()}
    Then the response status should be 201
    And the response field "status" should be "approved"

  @contract:off
  Scenario: off the documented ground on purpose
    Given the mock "payments" replies to POST "/refunds" with:
      """
      { "status": 418, "headers": { "x-kind": "tea" }, "body": { "short": true } }
      """
    When I send a POST request to "/refunds"
    Then the response status should be 418

  Scenario: what was asked
    ${charge()}
    Then the mock "payments" should have received a POST request to "/charges" with body:
      """
      orderId: "#number"
      amount: 40
      """
    And the mock "payments" should have received a POST request to "/charges" with headers:
      | X-Tries | 1 |
`;

export const BAD = `Feature: Mocks

  Scenario: an unexpected call
    When I send a DELETE request to "/charges/ch_48201973"
    Then the response status should be 204

  Scenario: an unexpected call behind passing steps
    When I send a PUT request to "/accounts?for=ann"
    Then the response status should be 404

  Scenario: a reply against the contract
    Given the mock "payments" replies to POST "/charges" with:
      """yaml
      status: 402
      body:
        message: no
        code: no_money
      """

  Scenario: a reply against the contract in a list
    Given the mock "payments" replies to POST "/charges" with:
      """
      [
        { "status": 503 },
        { "status": 201, "body": { "id": "ch_1" } }
      ]
      """

  Scenario: a reply of a file against the contract
    Given the mock "payments" replies to POST "/charges" with the file "replies/declined.yaml"

  Scenario: a status that is not documented
    Given the mock "payments" replies to POST "/charges" with status 409

  Scenario: an operation that is not documented
    Given the mock "payments" replies to POST "/charge" with status 201

  Scenario: a reply that breaks the contract only when it is made
    Given the mock "payments" replies to POST "/charges" with:
      """yaml
      status: 201
      body: { id: "{{request.body.orderId}}", status: approved }
      """
    ${charge()}
    Then the response status should be 200

  Scenario: a reply made of what the request has not
    Given the mock "payments" replies to POST "/charges" with:
      """yaml
      body: { id: "ch_{{request.body.orderNo}}", status: approved }
      """
    ${charge()}
    Then the response status should be 200

  Scenario: no reply
    Given the mock "payments" replies to POST "/charges" with:
      """yaml
      code: card_declined
      """

  Scenario: a misspelt reply
    Given the mock "payments" replies to POST "/charges" with:
      """yaml
      staus: 402
      """

  Scenario: an unknown fault
    Given the mock "payments" replies to POST "/charges" with:
      """yaml
      - fault: a fire
      """

  Scenario: a file that is not there
    Given the mock "payments" replies to POST "/charges" with the file "replies/no.yaml"

  Scenario: no mock
    Given the mock "payment" works normally

  Scenario: a mock is no process
    When I stop the service "payments"

  Scenario: never called
    Given the mock "payments" replies to POST "/charges" with status 402
    Then the mock "payments" should have received 1 POST request to "/charges"

  Scenario: called otherwise
    When I send a GET request to "/charges/ch_1"
    Then within 100 ms the mock "payments" should have received a POST request to "/charges"

  Scenario: called too often
    ${charge()}
    ${charge()}
    Then the mock "payments" should have received 1 POST request to "/charges"

  Scenario: another body
    ${charge('{ "orderId": 16, "amount": 40, "card": "4242424242424242" }')}
    ${charge('{ "orderId": 17, "amount": 40, "card": "4242424242424242" }')}
    Then the mock "payments" should have received a POST request to "/charges" with body:
      """
      orderId: 17
      amount: 41
      card: "#string"
      """

  Scenario: other headers
    ${charge()}
    Then the mock "payments" should have received a POST request to "/charges" with headers:
      | X-Tries         | 2  |
      | Idempotency-Key | 17 |

  Scenario: a marker that is none
    ${charge()}
    Then the mock "payments" should have received a POST request to "/charges" with body:
      """
      orderId: "#numbr"
      """

  Scenario: called, and should not be
    ${charge()}
    Then the mock "payments" should not have received a POST request to "/charges"

  Scenario: called at all
    ${charge()}
    Then the mock "payments" should not have been called
`;

/** Against a provider that is real by default. */
export const TURNED = `Feature: Mocks in the place of real services

  Scenario: real
    ${charge()}
    Then the response field "id" should match the pattern "^ch_real_"

  Scenario: mocked
    Given the service "payments" is mocked
    ${charge()}
    Then the response field "id" should be "ch_1"
    And the mock "payments" should have received 1 POST request to "/charges"
    And the service "shop" should have called "payments" 1 time

  Scenario: real again
    ${charge()}
    Then the response field "id" should match the pattern "^ch_real_"

  Scenario: mocked again
    Given the service "payments" is mocked
    And the mock "payments" replies to POST "/charges" with status 402
    ${charge()}
    Then the response field "code" should be "card_declined"

  Scenario: not mocked
    Given the mock "payments" replies to POST "/charges" with status 402
`;

export const RECORDED = `Feature: Recorded calls

  Scenario: a charge and what became of it
    Given a unique uuid saved as "order"
    When I send a POST request to "/charges" with body:
      """
      { "orderId": "{{order}}", "amount": 40, "card": "4242424242424242" }
      """
    Then the response field "id" should be "ch_real_1"
    When I send a GET request to "/charges/ch_real_1"
    Then the response field "status" should be "pending"
    When I send a GET request to "/charges/ch_real_1"
    Then the response field "status" should be "approved"

  Scenario: another amount
    ${charge('{ "orderId": 18, "amount": 41 }')}
    Then the response status should be 201
`;

export const NOT_RECORDED = `Feature: Recorded calls

  Scenario: an amount that nobody recorded
    ${charge('{ "orderId": 18, "amount": 42 }')}
    Then the response status should be 201
`;
