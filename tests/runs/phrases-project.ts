import { json, startServer, type TestServer } from '../support/http/server';
import { settingsFile } from '../tools/settings-file';

const ORDER = {
  id: 17,
  customer: { name: 'Ann', email: 'ann at example.com' },
  lines: [
    { sku: 'tea', quantity: 2 },
    { sku: 'cup', quantity: 1 },
  ],
  total: 12.5,
  paid: false,
  note: null,
  status: 'open',
};

/** A service with one order; it describes itself, and answers nothing but that. */
export async function startOrders(): Promise<TestServer> {
  return await startServer(({ url }, response) => {
    response.setHeader('date', 'Mon, 01 Jan 2024 00:00:00 GMT');
    if (url === '/orders/17') return json(response, 200, ORDER);
    if (url === '/slow') return void setTimeout(() => json(response, 200, {}), 30);
    return json(response, 404, { title: 'Not found', detail: `There is no ${url}.` });
  });
}

const OPERATIONS = `paths:
  /orders/{id}:
    get:
      operationId: getOrder
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        "200":
          description: ok
          content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } }
`;

const PROMISED = `components:
  schemas:
    Order:
      type: object
      required: [id, status, currency]
      properties: { id: { type: integer }, status: { enum: [paid, sent] }, paid: { type: string } }
`;

const HEAD = 'openapi: 3.1.0\ninfo: { title: Orders, version: "1" }\n';

/** A project that reaches the service in as many ways as can be wrong. */
export function phrasesProject(url: string, closed: string, feature: string): Record<string, string> {
  return {
    'brine.config.ts': settingsFile({
      services: {
        orders: { url, openapi: 'openapi.yaml' },
        undescribed: { url },
        broken: { url, openapi: 'broken-refs.yaml' },
        unbound: { url, openapi: 'unbound.yaml' },
        unreadable: { url, openapi: 'unreadable.yaml' },
        unserved: { url, openapi: '/openapi.json' },
        gone: { url: closed },
        distrusted: { url: 'https://127.0.0.1:1', tls: { ca: 'ca.pem' } },
      },
      api: { default: 'orders' },
      actors: { clerk: { username: 'ann' } },
      values: { order: { id: 17, state: 'open' } },
    }).replace('"actors"', '"signIn": async () => ({}),\n  "actors"'),
    'ca.pem': 'no certificate\n',
    'openapi.yaml': HEAD + OPERATIONS + PROMISED,
    'broken-refs.yaml': HEAD + OPERATIONS + PROMISED.replace('Order:', 'Ordre:'),
    'unbound.yaml': HEAD + OPERATIONS.replace(/\[\{ name: id.*/, '[{ $ref: "#/components/parameters/Id" }]'),
    'unreadable.yaml': `${HEAD}paths: { "/orders": { get: { operationId: listOrders }\n`,
    'order.schema.json':
      '{ "type": "object", "required": ["currency"], "properties": { "id": { "type": "string" } } }\n',
    'no.schema.json': '{ "type": "objekt" }\n',
    'data/orders.json': '[]',
    'data/broken.yaml': 'customer: Ann\nnote: "call me\nstatus: open\n',
    'data/other.json': '{"id":18}',
    'features/orders.feature': feature,
  };
}

/** What prepares and sends requests. */
export const REQUESTS = `Feature: Requests

  Scenario: an API that is not in the settings
    Given I use the "ordes" API

  Scenario: a header that cannot be sent
    Given the request header "X Suite" is "desk"

  Scenario: a header value that cannot be sent
    Given the request header "X-Suite" is "desk ✓"

  Scenario: headers with a third column
    Given the request headers:
      | Accept | application/json | always |

  Scenario: a cookie of a value that was not saved
    Given the request cookie "order" is "{{ordr.id}}"

  Scenario: parameters without values
    Given the query parameters:
      | page |
      | size |

  Scenario: a body with a value that was not saved
    Given the request body:
      """
      { "id": "{{order.identity}}" }
      """

  Scenario: a body that ends too early
    Given the request body:
      """
      { "customer": "Ann",
        "lines": [{ "sku": "tea", "quantity": 2 }
      """
    When I send a POST request to "/orders"

  Scenario: a body from a file that does not exist
    Given the request body from the file "data/order.json"

  Scenario: a body from a file that cannot be read
    Given the request body from the file "data/broken.yaml"
    When I send a POST request to "/orders"

  Scenario: an unknown compression
    Given the request body is compressed with "gzp"

  Scenario: form fields in one column
    Given the form fields:
      | name |

  Scenario: an attached file that does not exist
    Given the file "data/invoice.pdf" is attached as "document"

  Scenario: no time at all
    Given the request timeout is 0 ms

  Scenario: an address that is none
    When I send a GET request to "http://:80:80/"

  Scenario: a value in the path that was not saved
    When I send a GET request to "/orders/{{id}}"

  Scenario: nobody listens
    Given I use the "gone" API
    When I send a GET request to "/orders/17"

  Scenario: a certificate that is none
    Given I use the "distrusted" API
    When I send a GET request to "/"

  Scenario: YAML that is indented wrongly
    When I send a POST request to "/orders" with body:
      """
      customer:
        name: Ann
       email: ann@example.com
      """

  Scenario: a comma too few
    When I send a PUT request to "/orders/17" with body:
      """
      {
        "status": "paid"
        "total": 3
      }
      """

  Scenario: a body for a file and a form
    Given the request body:
      """
      hello
      """
    And the form fields:
      | name | Ann |
    When I send a POST request to "/orders"

  Scenario: an operation that nobody knows
    When I call the operation "getOrdr"

  Scenario: an operation without its parameter
    When I call the operation "getOrder"

  Scenario: an operation with a parameter that it has not
    When I call the operation "getOrder" with:
      | id    | 17   |
      | color | blue |

  Scenario: an operation in one column
    When I call the operation "getOrder" with:
      | id |

  Scenario: no specification
    Given I use the "undescribed" API
    When I call the operation "getOrder"

  Scenario: a specification with a parameter that refers to nowhere
    Given I use the "unbound" API
    When I call the operation "getOrder" with:
      | id | 17 |

  Scenario: a specification that cannot be read
    Given I use the "unreadable" API
    When I call the operation "listOrders"

  Scenario: a specification that the service does not have
    Given I use the "unserved" API
    When I call the operation "getOrder" with:
      | id | 17 |

  Scenario: a body that is saved elsewhere
    When I send a GET request to "/orders/17"
    And I save the response body as the file "../order.json"

  Scenario: a response that never was
    When I save the response body as the file "order.json"

  Scenario: an operation that nobody knows, without a parameter
    When I call the operation "getOrdr" without "id", with:
      | color | blue |
`;

/** What looks at a response. */
export const RESPONSES = `Feature: Responses

  Background:
    When I send a GET request to "/orders/17"

  Scenario: another status
    Then the response status should be 201

  Scenario: another class
    Then the response should be a client error

  Scenario: another header
    Then the response header "Content-Type" should be "text/plain"

  Scenario: no such header
    Then the response header "Content-Typ" should be "application/json"

  Scenario: another part of a header
    Then the response header "Content-Type" should contain "xml"

  Scenario: not fast enough
    When I send a GET request to "/slow"
    Then the response time should be less than 1 ms

  Scenario: a body where none should be
    Then the response body should be empty

  Scenario: another file
    Then the response body should be the same as the file "data/other.json"

  Scenario: a file that does not exist
    Then the response body should be the same as the file "data/order.json"

  Scenario: another cookie
    Then the response cookie "theme" should be "dark"

  Scenario: no cookie
    Then the response cookie "theme" should exist

  Scenario: another contract
    Then the response should match the API specification

  Scenario: a request that the contract has not
    When I send a GET request to "/orders"
    Then the response should match the API specification

  Scenario: a contract with a reference to nowhere
    Given I use the "broken" API
    When I call the operation "getOrder" with:
      | id | 17 |
    Then the response should match the API specification

  Scenario: another schema
    Then the response should match the schema "order.schema.json"

  Scenario: a schema that is none
    Then the response should match the schema "no.schema.json"

  Scenario: a schema that does not exist
    Then the response should match the schema "orders.schema.json"

  Scenario: another body
    Then the response body should be:
      """
      { "id": 18, "customer": { "name": "Ann" }, "lines": "#[2]" }
      """

  Scenario: another body in any order
    Then the response body, in any order, should be:
      """
      id: 17
      customer: "#object"
      lines: [{ sku: cup, quantity: 1 }, { sku: tea, quantity: 3 }]
      total: 12.5
      paid: false
      note: "#null"
      status: open
      """

  Scenario: another part of the body
    Then the response body should contain:
      """
      { "customer": { "email": "#email" }, "lines": [{ "sku": "milk" }] }
      """

  Scenario: an expectation that cannot be read
    Then the response body should contain:
      """
      { "customer": { "name": "Ann" }
      """

  Scenario: other fields
    Then the response fields should be:
      | customer.name | Ben    |
      | totl          | 12.5   |
      | note          | #uuidd |

  Scenario: a table without values
    Then the response fields should be:
      | customer.name |

  Scenario: another field
    Then the response field "status" should be "paid"

  Scenario: no such field
    Then the response field "customer.nam" should be "Ann"

  Scenario: a path that cannot be read
    Then the response field "lines[0.sku" should be "tea"

  Scenario: the field that should be another
    Then the response field "status" should not be "open"

  Scenario: another kind
    Then the response field "customer.email" should be an email

  Scenario: less than that
    Then the response field "total" should be at least 20

  Scenario: another text
    Then the response field "status" should contain "paid"

  Scenario: another pattern
    Then the response field "customer.name" should match the pattern "^B"

  Scenario: a pattern that cannot be read
    Then the response field "customer.name" should match the pattern "^(A"

  Scenario: a field that should exist
    Then the response field "customer.phone" should exist

  Scenario: a field that should not exist
    Then the response field "customer.email" should not exist

  Scenario: another number of items
    Then the response field "lines" should have 3 items

  Scenario: no such item
    Then the response field "lines" should contain an item with:
      | sku      | tea |
      | quantity | 3   |

  Scenario: other items
    Then the response field "lines" should have the items:
      | sku | quantity |
      | cup | 1        |
      | tea | 2        |

  Scenario: other items in any order
    Then the response field "lines" should have the items in any order:
      | sku | quantity |
      | cup | 1        |
      | tea | 3        |

  Scenario: not every item
    Then every item in the response field "lines" should have:
      | quantity | #> 1 |

  Scenario: a list that is none
    Then every item in the response field "customer" should have:
      | quantity | #> 1 |

  Scenario: no GraphQL
    Then the GraphQL response should have no errors
`;

/** Who acts, and with what data. */
export const DATA = `Feature: Data

  Scenario: an actor that nobody knows
    Given I am signed in as "clrk"

  Scenario: another actor that nobody knows
    Given I am signed in as "clerk"
    When I continue as "manager"

  Scenario: a variable of a value that was not saved
    Given the variable "copy" is "{{oder}}"

  Scenario: a variable of the environment that is not set
    Given the variable "key" is "{{env.NO_SUCH_KEY_IS_SET}}"

  Scenario: a field of a value that it has not
    Given the variable "state" is "{{order.stat}}"

  Scenario: variables with a third column
    Given the variables:
      | city | Porto | Portugal |

  Scenario: a unique value of no kind
    Given a unique emial saved as "address"

  Scenario: a fake value of no kind
    Given a fake citi saved as "city"

  Scenario: a field that cannot be saved
    When I send a GET request to "/orders/17"
    And I save the response field "customer.nme" as "name"

  Scenario: a header that cannot be saved
    When I send a GET request to "/orders/17"
    And I save the response header "Location" as "order url"

  Scenario: a field of no response
    When I save the response field "id" as "id"

  Scenario: GraphQL variables that cannot be read
    Given the GraphQL variables:
      """
      { "id": 17
      """
    When I run the GraphQL query:
      """
      { orders { id } }
      """

  Scenario: GraphQL variables with a value that was not saved
    Given the GraphQL variables:
      """
      { "id": "{{id}}" }
      """

  Scenario: GraphQL variables without a query
    Given the GraphQL variables:
      """
      id: 17
      """
    When I send a GET request to "/orders/17"

  Scenario: a GraphQL query with a body
    Given the request body:
      """
      hello
      """
    When I run the GraphQL query:
      """
      { orders { id } }
      """

  Scenario: webhooks at a name that was not saved
    Given I wait for webhooks at "{{order.hook}}"

  Scenario: an event stream that is none
    When I listen to the events of "/orders/17"

  Scenario: a websocket at no address
    When I connect to the websocket "ftp://example.com/live"

  Scenario: a message without a connection
    When I send the message:
      """
      hello
      """

  Scenario: a field of no message
    When I save the received field "id" as "id"

  Scenario: a message that cannot be read
    Then I should receive a message containing:
      """
      { "id": 17
      """

  Scenario: no messages
    Then I should not receive a message containing:
      """
      welcome
      """
`;
