import { certificateFile } from '../support/http/certificates';
import { settingsFile } from '../tools/settings-file';

/** Has what the shop has not: cookies, redirects, packed bodies, files, GraphQL. */
const SERVICE = `import http from 'node:http';
import { gunzipSync, gzipSync } from 'node:zlib';

const PHOTO = Buffer.from([0x89, 0x50, 0x00, 0xff]);
const [host, port] = process.env.LISTEN.split(':');

async function answer({ url, headers, body }, response) {
  switch (url) {
    case '/login':
      response.setHeader('set-cookie', ['theme=dark; Path=/', 'session=s3cret-of-ann; Path=/; HttpOnly']);
      return response.end('welcome');
    case '/who':
      return response.end(JSON.stringify({ suite: headers['x-suite'], cookies: (headers.cookie ?? '').split('; ').sort() }));
    case '/old':
      return response.writeHead(302, { location: '/login' }).end();
    case '/loop':
      return response.writeHead(302, { location: '/loop' }).end();
    case '/packed':
      response.setHeader('content-encoding', 'gzip');
      return response.end(gzipSync(headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body));
    case '/photo':
      response.setHeader('content-type', 'image/png');
      return response.end(PHOTO);
    case '/never':
      return;
    case '/graphql': {
      const { variables } = JSON.parse(body);
      response.setHeader('content-type', 'application/json');
      if (variables?.id === 17) return response.end(JSON.stringify({ data: { order: { id: 17, state: 'open' } } }));
      const error = { message: 'There is no such order.', path: ['order'], locations: [{ line: 1, column: 3 }] };
      return response.end(JSON.stringify({ data: { order: null }, errors: [error] }));
    }
    default:
      return response.end('ok');
  }
}

const server = http.createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray());
  await answer({ url: request.url, headers: request.headers, body }, response);
});
server.listen(Number(port), host, () => {
  console.log('listening on http://' + host + ':' + server.address().port);
});
`;

/** Of the settings, where a function cannot be given as JSON. */
const HOOK = `axios: (instance) => {
      instance.interceptors.request.use((config) => {
        config.headers.set('X-Suite', 'desk');
        return config;
      });
    }`;

/** A project with a service of that kind and this feature. */
export function requestsProject(feature: string): Record<string, string> {
  const note = { command: ['node', 'desk.mjs'], env: { LISTEN: '{{listen}}' } };
  return {
    'brine.config.ts': settingsFile({
      services: {
        desk: note,
        'other desk': note,
        safe: { url: 'https://127.0.0.1:1', tls: { ca: 'certificates/no-such-ca.pem' } },
        trusted: { url: 'https://127.0.0.1:1', tls: { ca: certificateFile('ca.pem') } },
      },
      api: { default: 'desk' },
    }).replace('"default": "desk"', `"default": "desk", ${HOOK}`),
    'desk.mjs': SERVICE,
    'data/other-photo.png': 'no photo',
    'features/desk.feature': feature,
  };
}

export const GOOD = `Feature: Desk

  Scenario: Cookies come, stay and may be sent
    When I send a GET request to "/login"
    Then the response cookie "theme" should be "dark"
    And the response cookie "session" should exist
    Given the request cookie "lang" is "pt"
    When I send a GET request to "/who"
    Then the response body should be:
      """
      { "suite": "desk", "cookies": ["lang=pt", "session=s3cret-of-ann", "theme=dark"] }
      """

  Scenario: Redirects are followed on demand
    When I send a GET request to "/old"
    Then the response status should be 302
    Given redirects are followed
    When I send a GET request to "/old"
    Then the response status should be 200
    And the response cookie "theme" should be "dark"
    Given redirects are not followed
    When I send a GET request to "/old"
    Then the response should be a redirect

  Scenario: Bodies are packed both ways
    Given the request body is compressed with "gzip"
    When I send a POST request to "/packed" with body:
      """
      { "say": "é" }
      """
    Then the response field "say" should be "é"
    And the response header "Content-Encoding" should be "gzip"

  Scenario: Files come and go as they are
    When I send a GET request to "/photo"
    And I save the response body as the file "photos/desk.png"
    And I send a GET request to "/photo"
    Then the response body should be the same as the file "reports/output/files/photos/desk.png"
    Given the request body from the file "reports/output/files/photos/desk.png"
    When I send a POST request to "/packed"
    Then the response body should be the same as the file "reports/output/files/photos/desk.png"

  Scenario: GraphQL has its variables
    Given the GraphQL variables:
      """
      id: 17
      """
    When I run the GraphQL query:
      """
      query ($id: Int!) { order(id: $id) { id state } }
      """
    Then the GraphQL response should have no errors
    And within 1 second the response field "data.order.state" should be "open"

  Scenario: Two APIs take turns
    When I send a GET request to "/login"
    Given I use the "other desk" API
    When I send a GET request to "/login"
    Then the response status should be 200
    Given I use the "desk" API
    And the request timeout is 2 seconds
    When I send a GET request to "/login"
    Then the response status should be 200
`;

export const BAD = `Feature: Desk

  Scenario: another cookie
    When I send a GET request to "/login"
    Then the response cookie "theme" should be "light"

  Scenario: a secret cookie
    When I send a GET request to "/login"
    Then the response cookie "session" should be "x"

  Scenario: no such cookie
    When I send a GET request to "/login"
    Then the response cookie "them" should exist

  Scenario: a cookie that no header can hold
    Given the request cookie "theme" is "dark; admin=1"

  Scenario: a redirect without end
    Given redirects are followed
    When I send a GET request to "/loop"

  Scenario: a redirect that is not followed
    Given redirects are not followed
    When I send a GET request to "/old"
    Then the response status should be 200

  Scenario: no such compression
    Given the request body is compressed with "zip"

  Scenario: another file
    When I send a GET request to "/photo"
    Then the response body should be the same as the file "data/other-photo.png"

  Scenario: a file outside
    When I send a GET request to "/photo"
    And I save the response body as the file "../../../photo.png"

  Scenario: too slow for this request
    Given the request timeout is 50 ms
    When I send a GET request to "/never"

  Scenario: a GraphQL error
    When I run the GraphQL query:
      """
      { order { id } }
      """
    Then the GraphQL response should have no errors

  Scenario: GraphQL variables in a list
    Given the GraphQL variables:
      """
      [17]
      """
    When I run the GraphQL query:
      """
      { order { id } }
      """

  Scenario: no such authority
    Given I use the "safe" API
    When I send a GET request to "/"

  Scenario: nobody there
    Given I use the "trusted" API
    When I send a GET request to "/"
`;
