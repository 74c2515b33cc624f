// Stands in for the outside payment provider, in development and in the suite. Three cards decide the answer.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

const DECLINED_CARD = '4000000000000002';
const FAULTY_CARD = '4000000000000119';

const [host, port] = (process.env.LISTEN ?? '127.0.0.1:7103').split(':');

const server = createServer(async (request, response) => {
  const { method, url: path } = request;
  const { status, body } = await answer(`${method} ${path}`, request);
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  log({ level: 'INFO', message: 'request', method, path, status, ...traceOf(request) });
});

async function answer(operation, request) {
  if (operation === 'GET /health') return { status: 200, body: { status: 'ok' } };
  if (operation === 'POST /charges') return charge(await jsonOf(request));
  return { status: 404, body: { code: 'not_found', message: `There is no ${operation} here.` } };
}

function charge(order) {
  if (typeof order?.card !== 'string') {
    return { status: 400, body: { code: 'invalid_charge', message: 'A charge is JSON with a card.' } };
  }
  if (order.card === DECLINED_CARD) {
    return { status: 402, body: { code: 'card_declined', message: 'The card was declined.' } };
  }
  if (order.card === FAULTY_CARD) {
    return { status: 503, body: { code: 'unavailable', message: 'The provider is not available.' } };
  }
  return { status: 201, body: { id: `ch_${randomUUID().replaceAll('-', '')}`, status: 'approved' } };
}

async function jsonOf(request) {
  try {
    return JSON.parse((await request.toArray()).join(''));
  } catch {
    return null;
  }
}

function traceOf({ headers: { traceparent } }) {
  return traceparent === undefined ? {} : { traceparent };
}

function log(entry) {
  console.log(JSON.stringify({ timestamp: new Date().toISOString(), ...entry }));
}

server.listen(Number(port), host, () => {
  console.log(`payments sandbox listening on http://${host}:${server.address().port}`);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => server.close().closeAllConnections());
}
