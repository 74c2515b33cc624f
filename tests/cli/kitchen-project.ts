import { settingsFile } from '../tools/settings-file';

/** Takes orders from whoever has signed in, and notes from anybody; of the notes its document says nothing. */
const SERVICE = `import { randomUUID } from 'node:crypto';
import http from 'node:http';

const [host, port] = process.env.LISTEN.split(':');
const tokens = new Set();
const orders = new Map();

function answer({ method, url, headers, body }) {
  const { pathname, searchParams } = new URL(url, 'http://kitchen');
  const [, resource, id] = pathname.split('/');
  if (resource === 'sessions') {
    const { username, password } = JSON.parse(body);
    if (password !== 'ann-secret') return [401, { error: 'wrong' }];
    const token = randomUUID();
    tokens.add(token);
    return [201, { username, token }];
  }
  if (resource === 'notes') return [201, { id: orders.size + 4000 + tokens.size, note: JSON.parse(body) }];
  if (!tokens.has((headers.authorization ?? '').replace('Bearer ', ''))) return [401, { error: 'who are you?' }];
  if (method === 'POST') {
    const order = { id: randomUUID(), ...JSON.parse(body), state: 'open', placedAt: new Date().toISOString() };
    orders.set(order.id, order);
    return [201, order];
  }
  if (id === undefined) return [200, { items: [...orders.values()].filter(({ state }) => state === searchParams.get('state')) }];
  if (!orders.has(id)) return [404, { error: 'no such order' }];
  if (method === 'DELETE') return orders.delete(id) && [204];
  return [200, orders.get(id)];
}

const server = http.createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray()).toString();
  const [status, json] = answer({ method: request.method, url: request.url, headers: request.headers, body });
  if (json === undefined) return response.writeHead(status).end();
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
});
server.listen(Number(port), host, () => {
  console.log('listening on http://' + host + ':' + server.address().port);
});
`;

const ANSWER = (description: string) => ({ description, content: { 'application/json': { schema: {} } } });
const ID = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };

const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'Kitchen', version: '1' },
  paths: {
    '/sessions': {
      post: {
        operationId: 'signIn',
        summary: 'Sign in',
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: { username: { type: 'string' }, password: { type: 'string' } },
              },
            },
          },
        },
        responses: { 201: ANSWER('Signed in'), 401: ANSWER('Not signed in') },
      },
    },
    '/orders': {
      get: {
        operationId: 'listOrders',
        parameters: [{ name: 'state', in: 'query', schema: { type: 'string' } }],
        responses: { 200: ANSWER('Orders'), 401: ANSWER('Not signed in') },
      },
      post: {
        operationId: 'placeOrder',
        summary: 'Place an order',
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: { dish: { type: 'string' }, count: { type: 'integer' } },
              },
            },
          },
        },
        responses: { 201: ANSWER('Placed'), 401: ANSWER('Not signed in') },
      },
    },
    '/orders/{id}': {
      get: {
        operationId: 'getOrder',
        parameters: [ID],
        responses: { 200: ANSWER('The order'), 404: ANSWER('No such order') },
      },
      delete: {
        operationId: 'dropOrder',
        parameters: [ID],
        responses: { 204: { description: 'Dropped' }, 404: ANSWER('No such order') },
      },
    },
  },
};

/** A project with that service. */
export function kitchenProject(): Record<string, string> {
  return {
    'brine.config.ts': settingsFile({
      services: {
        kitchen: {
          command: ['node', 'kitchen.mjs'],
          env: { LISTEN: '{{listen}}' },
          openapi: 'kitchen.json',
        },
      },
    }),
    'kitchen.mjs': SERVICE,
    'kitchen.json': JSON.stringify(DOCUMENT),
  };
}
